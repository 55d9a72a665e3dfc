package io.github.cowriekit.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Reads a log with DuckDB into ordered lists per session and prints the same counts as {@link SessionCount}.
 *
 * <p>Needs DuckDB's JDBC driver on the class path. Arguments: the log; {@code warm} to print the processor time of the
 * second reading; {@code all} to use all processors instead of one.
 */
public final class DuckDbSessions {
    private static final String SESSIONS = """
            create or replace temp table sessions as
            select session,
                   list({t: timestamp, u: username, p: password, ok: eventid = 'cowrie.login.success'} order by timestamp)
                       filter (eventid in ('cowrie.login.success', 'cowrie.login.failed')) as logins,
                   list({t: timestamp, i: input} order by timestamp)
                       filter (eventid = 'cowrie.command.input') as commands,
                   list({u: url, s: shasum} order by timestamp)
                       filter (eventid = 'cowrie.session.file_download') as downloads,
                   any_value(src_ip) as ip, min(timestamp) as started, max(timestamp) as ended, count(*) as events
            from read_json('%s', format = 'newline_delimited', columns = {eventid: 'VARCHAR', session: 'VARCHAR',
                 timestamp: 'VARCHAR', src_ip: 'VARCHAR', username: 'VARCHAR', password: 'VARCHAR', input: 'VARCHAR',
                 url: 'VARCHAR', shasum: 'VARCHAR'})
            where session is not null group by session""";
    private static final String COUNTS = """
            select count(*), sum(len(logins)), sum(len(list_filter(logins, l -> l.ok))), sum(len(commands)),
                   sum(list_sum(list_transform(commands, c -> length(c.i)))) from sessions""";

    private DuckDbSessions() {}

    /** Reads a log. */
    public static void main(String[] args) throws SQLException {
        List<String> options = List.of(args).subList(1, args.length);
        boolean warm = options.contains("warm");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            if (!options.contains("all")) {
                statement.execute("set threads to 1");
            }
            String sql = SESSIONS.formatted(args[0].replace("'", "''"));
            if (warm) {
                statement.execute(sql);
            }
            long start = processNanos();
            statement.execute(sql);
            double seconds = (processNanos() - start) / 1e9;
            try (ResultSet row = statement.executeQuery(COUNTS)) {
                row.next();
                System.out.printf(
                        Locale.ROOT,
                        "%d %d %d %d %d%n",
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5));
            }
            if (warm) {
                System.err.printf(Locale.ROOT, "%.3f%n", seconds);
            }
        }
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
