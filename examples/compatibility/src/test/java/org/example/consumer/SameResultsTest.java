package org.example.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.store.SessionStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With the libraries that somebody else's BOM chose, every part gives what it gives with those that we chose. */
class SameResultsTest {
    private static final Path ROOT = Path.of("..", "..", "..");
    private static final Path LOGS = ROOT.resolve("examples/sample-logs/diary");
    private static final Path GOLDEN = ROOT.resolve("cowrie-cli/src/test/resources/cli/golden");

    static List<String> formats() {
        return Reports.formats().stream().map(ReportFormat::name).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesTheSameReport(String format) throws Exception {
        Analysis analysis = Analysis.builder().history(SessionHistory.create()).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var sessions = CowrieLog.in(LOGS).sessions()) {
            Reports.format(format).write(sessions.map(analysis::assess), out);
        }
        String kept = Files.readString(GOLDEN.resolve("diary." + format));
        if (kept.startsWith("sha256 ")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
            assertEquals(kept.split(" ")[1], HexFormat.of().formatHex(hash));
        } else {
            assertEquals(kept, out.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void readsTheSessionJsonThatItWrites() {
        List<Session> sessions = sessions();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionJson.write(sessions.stream().map(EnrichedSession::of), out);
        List<Session> again = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> SessionJson.read(line).session())
                .toList();
        assertEquals(3, sessions.size());
        assertEquals(sessions, again);
    }

    @Test
    void asksTheSourcesThatNeedNoKey() {
        try (Enrichment enrichment = Enrichment.builder().discover().offline().build()) {
            List<EnrichedSession> enriched =
                    sessions().stream().map(enrichment::enrich).toList();
            assertTrue(enriched.stream().allMatch(session -> session.results().size() > 5), enriched::toString);
        }
    }

    @Test
    void keepsSessionsInAStore(@TempDir Path folder) {
        try (SessionStore store = SessionStore.sqlite(folder.resolve("sessions.db"))) {
            store.ingest(sessions().stream().map(Analysis.standard()::assess));
            assertEquals(
                    sessions(),
                    store.sessions().stream().map(stored -> stored.session()).toList());
        }
    }

    private static List<Session> sessions() {
        try (var sessions = CowrieLog.in(LOGS).sessions()) {
            return sessions.toList();
        }
    }
}
