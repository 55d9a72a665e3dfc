package io.github.cowriekit.analysis.internal.data;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.AnalysisDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A tab-separated data file with a heading; lines that begin with # are comments. */
public final class Table {
    /** Far more than any data file has, but less than a log that is given by mistake. */
    private static final int MAX_ROWS = 100_000;

    private Table() {}

    /** Reads a data file of this module, one value per row. */
    public static <T> List<T> own(String name, String heading, Function<Row, T> reader) {
        try (InputStream in = open(name)) {
            return read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), heading, reader);
        } catch (IOException e) {
            throw new AnalysisDataException("cannot read " + name + " of this module", e);
        }
    }

    /** Reads a list of this module, one word per line. */
    public static List<String> words(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new AnalysisDataException("cannot read " + name + " of this module", e);
        }
    }

    /**
     * Reads a text, one value per row.
     *
     * @param name name for messages
     * @param heading names of the columns, separated by blanks
     * @throws AnalysisDataException if the heading or a row is malformed
     */
    public static <T> List<T> read(String name, String text, String heading, Function<Row, T> reader) {
        List<String> columns = List.of(heading.split(" ", -1));
        List<T> values = new ArrayList<>();
        boolean headed = false;
        int number = 0;
        for (String line : new BufferedReader(new StringReader(text)).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Row row = new Row(name, number, columns, List.of(line.split("\t", -1)));
            if (!headed) {
                if (!row.cells().equals(columns)) {
                    throw row.wrong("expected the heading \"" + heading + "\", separated by tabs");
                }
                headed = true;
            } else if (row.cells().size() != columns.size()) {
                throw row.wrong("expected " + columns.size() + " columns separated by tabs, found "
                        + row.cells().size());
            } else if (values.size() == MAX_ROWS) {
                throw row.wrong("more than " + MAX_ROWS + " rows");
            } else {
                values.add(reader.apply(row));
            }
        }
        if (!headed) {
            throw new AnalysisDataException(name + " is empty: expected the heading \"" + heading + "\"");
        }
        return values;
    }

    private static InputStream open(String name) {
        InputStream in = Analysis.class.getResourceAsStream(name);
        if (in == null) {
            throw new AnalysisDataException("missing in this module: " + name);
        }
        return in;
    }

    /** One row of a file. */
    public record Row(String file, int line, List<String> columns, List<String> cells) {
        public String get(String column) {
            return cells.get(columns.indexOf(column));
        }

        /** Returns a finite number. */
        public double number(String column) {
            return number(column, get(column));
        }

        public double number(String column, String text) {
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // reported below, as are infinities
            }
            throw wrong(column + " must be a number, not \"" + shortened(text) + "\"");
        }

        public AnalysisDataException wrong(String what) {
            return new AnalysisDataException(file + " line " + line + ": " + what);
        }

        public static String shortened(String text) {
            return text.length() > 60 ? text.substring(0, 60) + "…" : text;
        }
    }
}
