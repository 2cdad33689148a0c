package org.papilio.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of comma-separated values whose first line names the columns.
 *
 * @param file the file
 * @param shown how messages call it
 * @param columns the names
 * @param rows the other lines, each with a field for each column
 */
record CsvTable(CsvFile file, String shown, List<String> columns, List<List<CsvText.Field>> rows) {
    private static final int MOST_ROWS = 100_000;

    /** Collects what is wrong with one file; of very many problems the first are enough. */
    static final class Report {
        private static final int MOST = 20;

        private final String shown;
        private final Problems problems;
        private int count;

        Report(String shown, Problems problems) {
            this.shown = shown;
            this.problems = problems;
        }

        void at(int line, int column, String path, String message) {
            count++;
            if (count <= MOST) {
                problems.addInData(new Problem(shown, line, column, path, message));
            }
        }

        /** Says how many problems were not said. */
        void close() {
            if (count > MOST) {
                problems.addInData(new Problem(shown, 0, 0, "", count - MOST + " more problems of this kind"));
            }
        }
    }

    /** Reads a file; what is wrong goes to the problems, and lines that are wrong are left out. */
    static CsvTable read(CsvFile file, String text, String shown, Problems problems) {
        Report report = new Report(shown, problems);
        List<List<CsvText.Field>> records =
                CsvText.records(text, (line, column, message) -> report.at(line, column, "", message));
        if (records.size() < 2) {
            report.at(1, 1, "", "expected a line with the names of the columns and at least one line of values");
        }
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvText.Field name : records.isEmpty() ? List.<CsvText.Field>of() : records.get(0)) {
            columns.add(name.text());
            if (name.text().isEmpty()) {
                report.at(name.line(), name.column(), "", "a column without a name: the first line names the columns");
            } else if (!seen.add(name.text())) {
                report.at(name.line(), name.column(), "", "a second column '" + name.text() + "': rename one of them");
            }
        }
        List<List<CsvText.Field>> rows = new ArrayList<>();
        for (List<CsvText.Field> row : records.subList(Math.min(1, records.size()), records.size())) {
            CsvText.Field first = row.get(0);
            if (row.size() == columns.size()) {
                rows.add(row);
            } else if (row.size() == 1 && first.isEmpty()) {
                report.at(first.line(), first.column(), "", "an empty line: remove it");
            } else {
                report.at(
                        first.line(),
                        first.column(),
                        "",
                        row.size() + " fields where the first line names " + columns.size()
                                + " columns: put fields that contain a separator in quotes");
            }
        }
        if (rows.size() > MOST_ROWS) {
            report.at(
                    rows.get(MOST_ROWS).get(0).line(),
                    1,
                    "",
                    rows.size() + " rows, but a study learns at most " + MOST_ROWS + ": take a sample of them");
        }
        report.close();
        return new CsvTable(file, shown, columns, rows);
    }
}
