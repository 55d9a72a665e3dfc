package io.github.cowriekit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that uses all modules of the library becomes an image of its own, which runs and is silent. */
class JlinkTest {
    private static final String MODULE = """
            module consumer {
                requires io.github.cowriekit.kit;
                requires io.github.cowriekit.store;
            }
            """;
    private static final String MAIN = """
            package consumer;

            import io.github.cowriekit.analysis.Analysis;
            import io.github.cowriekit.enrich.Enrichment;
            import io.github.cowriekit.parser.CowrieLog;
            import io.github.cowriekit.report.Reports;
            import io.github.cowriekit.store.SessionStore;
            import java.nio.file.Path;

            public final class Main {
                public static void main(String[] args) {
                    try (var store = SessionStore.sqlite(Path.of(args[1]));
                            var enrichment = Enrichment.builder().discover().offline().build();
                            var sessions = CowrieLog.in(Path.of(args[0])).sessions()) {
                        System.out.println(store.ingest(sessions.map(enrichment::enrich).map(Analysis.standard()::assess)));
                        Reports.summary().write(store.sessions().stream(), System.out);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void runsFromAnImage() throws IOException, InterruptedException {
        Path classes = new Consumer(folder)
                .compile(Map.of("module-info.java", MODULE, "consumer/Main.java", MAIN), "-p", Consumer.everything());
        Path image = folder.resolve("image");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);

        int linked = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "--module-path",
                        classes + File.pathSeparator + Consumer.everything(),
                        "--add-modules",
                        "consumer",
                        "--strip-debug",
                        "--output",
                        image.toString());
        assertThat(linked).as("%s", said).isZero();

        Consumer.Run run = Consumer.run(
                image.resolve("bin/java"),
                folder,
                // SQLite loads native code, which newer JDKs warn about otherwise
                Runtime.version().feature() < 22 ? "-ea" : "--enable-native-access=org.xerial.sqlitejdbc",
                "-m",
                "consumer/consumer.Main",
                Consumer.ROOT.resolve("examples/sample-logs/diary").toString(),
                folder.resolve("sessions.db").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("added=3", "With Successful Login");
    }
}
