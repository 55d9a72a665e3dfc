package io.github.cowriekit.report;

import static io.github.cowriekit.report.fixtures.WrittenReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the limits of a session cut counts in every number that a report gives. */
class CutListsTest {
    private static final Session CUT = Session.builder("aaaaaaaa", SessionEnd.CLOSED)
            .logins(List.of(Login.builder().username("root").password("x").build()))
            .commands(List.of(new Command(null, "uname", false, null)))
            .downloads(List.of(
                    Download.builder(FileOrigin.URL).url("http://192.0.2.1/x").build()))
            .forwards(List.of(Forward.builder().targetHost("192.0.2.7").build()))
            .eventCounts(Map.of("cowrie.login.failed", 10L))
            .truncated(Map.of("logins", 9L, "commands", 4L, "downloads", 2L, "forwards", 3L))
            .build();

    @Test
    void countInTheDiary() {
        assertThat(write(Reports.diary(), List.of(CUT)))
                .contains("Total Commands Run  5\n")
                .contains(", 10 attempts")
                .contains("used as a proxy: 4 forwardings")
                .containsPattern("Failed Logins: +10\n");
    }

    @Test
    void countInTheBrief() {
        assertThat(write(Reports.diary().brief(), List.of(CUT)))
                .contains(", 10 attempts")
                .contains("5 commands")
                .containsPattern("[Ff]iles +3");
    }

    @Test
    void countInTheSummary() {
        assertThat(write(Reports.summary(), List.of(CUT)))
                .containsPattern("Logins +10 \\(10 failed\\)")
                .containsPattern("Forwardings +4 of 1 sessions");
    }

    @Test
    void countInMarkdown() {
        assertThat(write(Reports.markdown(), List.of(CUT)))
                .contains("| Commands | 5 |")
                .contains("… and 2 more files")
                .contains("… and 4 more commands");
    }
}
