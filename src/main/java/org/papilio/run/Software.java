package org.papilio.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which Papilio this is.
 *
 * @param version the released version, for example {@code 0.1.0}
 * @param commit the commit it was built from, {@code unknown} outside a repository
 * @param modified whether the sources differed from that commit
 */
public record Software(String version, String commit, boolean modified) {

    /** The one that is running, as the build has noted in {@code version.properties}. */
    public static Software current() {
        Properties properties = new Properties();
        try (InputStream in = Software.class.getResourceAsStream("/org/papilio/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Software(
                properties.getProperty("version", "development"),
                properties.getProperty("commit", "unknown"),
                Boolean.parseBoolean(properties.getProperty("dirty", "false")));
    }
}
