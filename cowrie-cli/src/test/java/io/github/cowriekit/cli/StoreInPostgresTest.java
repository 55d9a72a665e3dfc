package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands answer from PostgreSQL as they do from a file. */
class StoreInPostgresTest {
    private static final String LOGS = "../examples/sample-logs";

    private final RecordedRun cowriekit = new RecordedRun();

    @TempDir
    private Path folder;

    @Test
    @Tag("slow")
    void answersAsAFileDoes() throws IOException {
        String file = folder.resolve("sessions.db").toString();
        cowriekit.run("ingest", "--store", file, "--logpath", LOGS);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off")
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres") + "&password=secret";
            String place = url.replaceFirst("\\?.*", "");

            assertThat(cowriekit.run("find", "--store", url)).isEqualTo(1);
            assertThat(cowriekit.err()).isEqualTo("no store at " + place + ": make one with 'cowriekit ingest'\n");

            assertThat(cowriekit.run("ingest", "--store", url, "--logpath", LOGS))
                    .isZero();
            assertThat(cowriekit.out()).isEqualTo("ingested 8 sessions, 0 already there\n");
            assertThat(cowriekit.run("ingest", "--store", url, "--logpath", LOGS))
                    .isZero();
            assertThat(cowriekit.out()).isEqualTo("ingested 0 sessions, 8 already there\n");

            for (String question : new String[] {
                "find",
                "find --password root --newest",
                "top commands",
                "top commands --since 2026-01-01",
                "new passwords --since 2020-01-01"
            }) {
                cowriekit.run((question + " --store " + file).split(" ", -1));
                String expected = cowriekit.out();
                assertThat(cowriekit.run((question + " --store " + url).split(" ", -1)))
                        .as(question)
                        .isZero();
                assertThat(expected).isNotEmpty();
                assertThat(cowriekit.out()).as(question).isEqualTo(expected);
            }
        }
    }
}
