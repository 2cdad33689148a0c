package org.papilio.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The bundled fonts (DejaVu: Latin, Greek, Cyrillic, mathematical operators, superscripts), registered with AWT. They are set
 * condensed to 90 %, which is how DejaVu Sans Condensed is made from DejaVu Sans.
 *
 * <p>A Java runtime on a system without fontconfig or without any font fails at the first use of a font, even of one that the
 * program brings along. On such a system a minimal font configuration that names a bundled file is put in place first, so
 * {@link #install()} should run before anything else touches AWT.
 */
public final class Fonts {
    private static final String FOLDER = "/org/papilio/fonts/";
    private static final AffineTransform CONDENSED = AffineTransform.getScaleInstance(0.9, 1);

    private static final Font REGULAR;
    private static final Font BOLD;
    private static final Font MONO;

    static {
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
        if (lacksSystemFonts()) {
            configureWithoutSystemFonts();
        }
        REGULAR = load("DejaVuSans.ttf").deriveFont(CONDENSED);
        BOLD = load("DejaVuSans-Bold.ttf").deriveFont(CONDENSED);
        MONO = load("DejaVuSansMono.ttf").deriveFont(CONDENSED);
    }

    private Fonts() {}

    /** Loads and registers the fonts; later calls do nothing. */
    public static void install() {
        // The work is done by the static initialiser.
    }

    /** The regular face at a size in points. */
    public static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    /** The bold face at a size in points. */
    public static Font bold(double size) {
        return BOLD.deriveFont((float) size);
    }

    /** The fixed-width face at a size in points. */
    public static Font mono(double size) {
        return MONO.deriveFont((float) size);
    }

    private static Font load(String name) {
        try (InputStream in = open(name)) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in);
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
            return font;
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font " + name + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Fonts.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IOException("the bundled font " + name + " is missing from the class path");
        }
        return in;
    }

    private static boolean lacksSystemFonts() {
        if (!System.getProperty("os.name").startsWith("Linux") || System.getProperty("sun.awt.fontconfig") != null) {
            return false;
        }
        String home = System.getProperty("user.home");
        Stream<Path> folders = Stream.of(
                Path.of("/usr/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                Path.of(home, ".fonts"),
                Path.of(home, ".local/share/fonts"));
        return !Files.exists(Path.of("/etc/fonts/fonts.conf")) || folders.noneMatch(Fonts::holdsFont);
    }

    private static boolean holdsFont(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().matches("(?i).*\\.(ttf|otf|ttc|pfb)"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static void configureWithoutSystemFonts() {
        try (InputStream in = open("DejaVuSans.ttf")) {
            Path folder = Files.createTempDirectory("papilio-fonts");
            Path font = folder.resolve("DejaVuSans.ttf");
            Path configuration = folder.resolve("fontconfig.properties");
            Files.write(font, in.readAllBytes());
            Files.writeString(configuration, """
                    version=1
                    allfonts.default=DejaVu Sans
                    sequence.allfonts=default
                    filename.DejaVu_Sans=%s
                    """.formatted(font), StandardCharsets.ISO_8859_1);
            System.setProperty("sun.awt.fontconfig", configuration.toString());
            // Deleted in reverse order of registration: the files, then their folder.
            folder.toFile().deleteOnExit();
            configuration.toFile().deleteOnExit();
            font.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a temporary font configuration", e);
        }
    }
}
