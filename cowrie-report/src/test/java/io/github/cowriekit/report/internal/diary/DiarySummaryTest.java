package io.github.cowriekit.report.internal.diary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiarySummaryTest {
    private final DiarySummary summary = new DiarySummary(new SafeText(2000));

    @Test
    void countsAddressesUpToALimitAndSaysSo() {
        for (int i = 0; i < 100_000; i++) {
            summary.add(from("2001:db8::" + Integer.toHexString(i)), true);
        }
        assertThat(summary.format()).contains("Distinct Source Addresses:  100000\n");
        summary.add(from("2001:db8::1"), true);
        assertThat(summary.format()).contains("Distinct Source Addresses:  100000\n");
        summary.add(from("192.0.2.1"), true);
        assertThat(summary.format()).contains("Distinct Source Addresses:  at least 100000\n");
    }

    @Test
    void keepsABoundedNumberOfReasons() {
        for (int i = 0; i < 10_005; i++) {
            EnrichmentResult result = new EnrichmentResult.Skipped(
                    Observable.ip("192.0.2.1"), "s", Reason.OTHER, "reason " + (100_000 + i));
            summary.add(new EnrichedSession(from("192.0.2.1").session(), List.of(result)), true);
        }
        assertThat(summary.format())
                .contains("s skipped (reason 109999)  1\n")
                .doesNotContain("reason 110000")
                .endsWith("others  5\n");
    }

    @Test
    void sumsFailuresBySourceAndGivesAnExample() {
        for (int i = 0; i < 3; i++) {
            EnrichmentResult result = new EnrichmentResult.Failed(
                    Observable.ip("192.0.2.1"),
                    "s",
                    Instant.EPOCH,
                    Reason.OTHER,
                    "no answer to GET https://s.example/192.0.2." + i);
            summary.add(new EnrichedSession(from("192.0.2.1").session(), List.of(result)), true);
        }
        assertThat(summary.format())
                .contains("s failed  3, such as: no answer to GET https[://]s[.]example/192.0.2.0\n")
                .doesNotContain("192.0.2.1\n", "192.0.2.2");
    }

    @Test
    void takesTheSmallerOfTwoEquallyCommonNumbersOfCommands() {
        summary.add(withCommands(5), true);
        summary.add(withCommands(2), true);
        summary.add(withCommands(5), true);
        summary.add(withCommands(2), true);
        summary.add(withCommands(9), true);
        assertThat(summary.format()).contains("Most Common Number of Commands:  2 (seen 2 times)\n");
    }

    @Test
    void ofNoSessionAtAllHasNoMostCommonNumber() {
        assertThat(summary.format())
                .contains("Total Number of Attacks:  0\n")
                .contains("Most Common Number of Commands:\n")
                .doesNotContain("Enrichment");
    }

    private static EnrichedSession from(String address) {
        return EnrichedSession.of(Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .source(new Endpoint(address, null))
                .build());
    }

    private static EnrichedSession withCommands(int number) {
        return EnrichedSession.of(Session.builder("aaaaaaaa", SessionEnd.CLOSED)
                .commands(Collections.nCopies(number, new Command(null, "w", false, null)))
                .build());
    }
}
