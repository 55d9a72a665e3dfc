package io.github.cowriekit.report.internal.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.CsvTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes several tables of the same sessions in one pass. */
public final class CsvWriters {
    private CsvWriters() {}

    /** Writes each table to the output at the same place of the other list. */
    public static void write(
            Stream<? extends SessionRecord> sessions, List<CsvTable> tables, List<OutputStream> outputs) {
        List<Rows> rows = new ArrayList<>();
        List<CsvWriter> writers = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            // an absent value is nothing between two commas, an empty one a pair of quotes
            CsvWriter writer = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .quoteStrategy(QuoteStrategies.EMPTY)
                    .build(outputs.get(i));
            writers.add(writer);
            rows.add(rows(tables.get(i)));
            writer.writeRecord(rows.get(i).header());
        }
        sessions.sequential().forEachOrdered(session -> {
            for (int i = 0; i < writers.size(); i++) {
                CsvWriter writer = writers.get(i);
                rows.get(i).of(session, cells -> writer.writeRecord(cells));
            }
        });
        try {
            for (CsvWriter writer : writers) {
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rows rows(CsvTable table) {
        return switch (table) {
            case SESSIONS -> new SessionRows();
            case COMMANDS -> new CommandRows();
            case FILES -> new FileRows();
            case CREDENTIALS -> new CredentialRows();
            case ANSWERS -> new AnswerRows();
        };
    }
}
