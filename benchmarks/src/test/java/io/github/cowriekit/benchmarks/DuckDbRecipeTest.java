package io.github.cowriekit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of docs/store.md on a real DuckDB, with what a store exports. */
class DuckDbRecipeTest {
    private static final Path PAGE = Path.of("../docs/store.md");
    private static final Path LOGS = Path.of("../examples/sample-logs");

    @TempDir
    Path folder;

    private List<String> statements() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```sql\n") + "```sql\n".length();
        String sql = page.substring(start, page.indexOf("```", start))
                .replaceAll(
                        "'(?=\\w+\\.(ndjson|parquet))",
                        Matcher.quoteReplacement("'" + folder.toString().replace("'", "''") + "/"));
        return Stream.of(sql.split(";", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private List<Session> export() throws IOException {
        try (SessionStore store = SessionStore.sqlite(folder.resolve("sessions.db"));
                Stream<Session> sessions = CowrieLog.in(LOGS).sessions();
                OutputStream out = Files.newOutputStream(folder.resolve("export.ndjson"))) {
            assertThat(store.ingest(sessions.map(Analysis.standard()::assess)).added())
                    .isPositive();
            store.exportTo(out);
            return store.sessions().stream().map(stored -> stored.session()).toList();
        }
    }

    @Test
    void countsInParquetWhatTheStoreHolds() throws IOException, SQLException {
        List<Session> sessions = export();
        Map<String, Long> expected = new TreeMap<>();
        sessions.stream()
                .flatMap(session -> session.commands().stream())
                .map(Command::input)
                .forEach(input -> expected.merge(input, 1L, Long::sum));
        List<String> statements = statements();
        Map<String, Long> counted = new LinkedHashMap<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            for (String sql : statements.subList(0, statements.size() - 1)) {
                statement.execute(sql);
            }
            try (ResultSet row = statement.executeQuery(statements.get(statements.size() - 1))) {
                while (row.next()) {
                    counted.put(row.getString(1), row.getLong(2));
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(*), count(conclusion.operator), sum(len(logins)) FROM sessions")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(1)).isEqualTo(sessions.size());
                assertThat(row.getLong(2)).isEqualTo(sessions.size());
                assertThat(row.getLong(3))
                        .isEqualTo(sessions.stream()
                                .mapToLong(session -> session.logins().size())
                                .sum());
            }
        }

        assertThat(counted).hasSize(Math.min(20, expected.size()));
        assertThat(expected).containsAllEntriesOf(counted);
        assertThat(folder.resolve("sessions.parquet")).isNotEmptyFile();
    }
}
