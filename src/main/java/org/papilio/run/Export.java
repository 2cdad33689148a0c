package org.papilio.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Writes the view {@code cells} to a file for other programs. */
public final class Export {
    private static final String SELECT = "SELECT * FROM cells";

    /** So many rows of text are in memory. */
    private static final int CHUNK = 5_000;

    private static final String CSV_START = "cell,index,part,round_initial,precision,gradient,inputs,seed,";
    private static final String PARQUET_MARK = "papilio-cells";

    private Export() {}

    /** The formats. */
    public enum Format {
        /** As {@link TableFormat#CSV}: a list is its JSON text. */
        CSV,
        /** Apache Parquet with lists as lists. */
        PARQUET;

        /**
         * The format of a name: {@code csv} or {@code parquet}.
         *
         * @throws UsageException if there is none of this name
         */
        public static Format named(String name) {
            for (Format format : values()) {
                if (format.extension().equals(name)) {
                    return format;
                }
            }
            throw new UsageException("--format " + name + ": unknown format; known are csv and parquet");
        }

        private String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes the finished cells.
     *
     * @param out the file; {@code cells.csv} or {@code cells.parquet} in the result directory if empty. An earlier export is
     *     replaced, any other file is left alone
     * @return the file
     * @throws UsageException if the directory holds no results, or the file cannot be written or is something else
     * @throws EnvironmentException if writing fails on the way
     */
    public static Path write(Path directory, Format format, Optional<Path> out) {
        Path file = out.orElse(directory.resolve("cells." + format.extension()));
        return write(directory, format, file, Database.MANY);
    }

    static Path write(Path directory, Format format, Path file, int many) {
        return Results.read(directory, results -> write(results, format, file, many));
    }

    private static Path write(Results results, Format format, Path file, int many) {
        check(file, format);
        try (Database database = Database.open(results, many, Database.Access.FILES)) {
            if (format == Format.CSV) {
                writeCsv(database, file);
            } else {
                writeParquet(database, file);
            }
        } catch (SQLException e) {
            throw new EnvironmentException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return file;
    }

    private static void writeCsv(Database database, Path file) throws SQLException {
        Object last =
                database.query("SELECT max(\"index\") FROM cells").rows().get(0).get(0);
        int end = last == null ? 0 : (Integer) last + 1;
        try (Disk.Replacement csv = new Disk().replacement(file)) {
            for (int first = 0; first == 0 || first < end; first += CHUNK) {
                Table rows = database.query(
                        "%s WHERE \"index\" BETWEEN %d AND %d".formatted(SELECT, first, first + CHUNK - 1));
                boolean begins = first == 0;
                csv.write(out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    if (begins) {
                        TableFormat.writeCsvHeader(rows, writer);
                    }
                    TableFormat.writeCsvRows(rows, writer);
                    writer.flush();
                });
            }
            csv.commit();
        }
    }

    private static void writeParquet(Database database, Path file) throws SQLException {
        Path temporary = Disk.temporary(file);
        try {
            database.execute("COPY (%s) TO '%s' (FORMAT parquet, KV_METADATA {content: '%s'})"
                    .formatted(SELECT, DatabaseSql.literal(temporary.toString()), PARQUET_MARK));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Disk.cannotWrite(file, e);
        } finally {
            new Disk().delete(temporary);
        }
    }

    private static void check(Path file, Format format) {
        Path parent = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UsageException(file + ": is a directory; name a file with --out");
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new UsageException(
                    file + ": there is no directory " + parent + "; make it, or name another file with --out");
        }
        if (!Files.isWritable(parent)) {
            throw new UsageException(file + ": the directory cannot be written; name another file with --out");
        }
        try {
            if (Files.exists(file) && !isExport(file, format)) {
                throw new UsageException(
                        file + ": is there already and is no export of Papilio; name another file with --out");
            }
        } catch (IOException e) {
            throw new UsageException(
                    file + ": cannot be read (" + Disk.reason(e) + "); name another file with --out", e);
        }
    }

    private static boolean isExport(Path file, Format format) throws IOException {
        if (format == Format.CSV) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                char[] start = new char[CSV_START.length()];
                int read = reader.read(start);
                return read == start.length && CSV_START.equals(new String(start));
            }
        }
        return parquetFooter(file).contains(PARQUET_MARK);
    }

    /** The metadata of a Parquet file: it ends with them, their length in four bytes and the letters PAR1. */
    private static String parquetFooter(Path file) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            long length = access.length();
            if (length < 12) {
                return "";
            }
            access.seek(length - 8);
            long footer = Integer.toUnsignedLong(Integer.reverseBytes(access.readInt()));
            if (access.readInt() != 0x50415231 || footer > length - 12) {
                return "";
            }
            byte[] bytes = new byte[(int) footer];
            access.seek(length - 8 - footer);
            access.readFully(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
