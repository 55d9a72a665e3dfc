package io.github.cowriekit.report;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.internal.summary.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What happened in many sessions, as text: totals, durations and commands, what came most often and what is new, abuse as
 * a proxy, and what enrichment could not answer.
 *
 * <p>"New" is what first came on the last calendar day (UTC) of the sessions, when they cover more than one. Memory is bounded: of each
 * list the 20,000 most frequent values are counted at most, and the report says when some were forgotten; percentiles are
 * exact below 10,000 (durations in milliseconds) and within 0.1 % above. Values are made safe as in {@link DiaryReport} and cut after 160 characters.
 */
final class SummaryReport implements ReportFormat {
    static final SummaryReport INSTANCE = new SummaryReport();

    private SummaryReport() {}

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(out, "out");
        Summary summary = new Summary();
        sessions.sequential().forEachOrdered(summary::add);
        try {
            out.write(summary.format().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
