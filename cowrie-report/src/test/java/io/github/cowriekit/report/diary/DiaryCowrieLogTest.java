package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import io.github.cowriekit.report.fixtures.Diary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the block says about answers that stand in the log. */
class DiaryCowrieLogTest {
    private static final Observable SOURCE = Observable.ip("192.0.2.7");
    private static final Observable FILE = Observable.sha256("0badcafe".repeat(8));

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED)
            .downloads(List.of(
                    Download.builder(FileOrigin.URL).sha256(FILE.value()).build()));

    @Test
    void showsWhatCowriesPluginsSaid() {
        CowrieLogFacts address = new CowrieLogFacts(
                null,
                new CowrieLogFacts.Noise(true, null, "malicious", "Example", null, null),
                new CowrieLogFacts.Name("evil\u001b[2J", null));
        CowrieLogFacts file = new CowrieLogFacts(
                new CowrieLogFacts.Scan(2L, 70L, Instant.parse("2023-05-20T01:02:03Z"), List.of()), null, null);

        assertThat(block(session, found("cowrie-log", SOURCE, address), found("cowrie-log", FILE, file)))
                .contains(
                        "Logged GreyNoise  malicious, Example\n",
                        "Logged Reverse DNS  $'evil\\x1b[2J'\n",
                        "Logged VT Scan  2 of 70\n",
                        "Logged VT Scan Time  2023-05-20 01:02:03 UTC\n")
                .doesNotContain("\u001b");
    }

    @Test
    void saysThatAFileWasNewToVirusTotal() {
        assertThat(block(session, notFound("cowrie-log", FILE)))
                .contains("Logged VT Scan  not found\n")
                .doesNotContain("COWRIE-LOG");
    }
}
