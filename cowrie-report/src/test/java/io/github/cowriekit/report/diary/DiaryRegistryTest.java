package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.fixtures.Diary.found;
import static io.github.cowriekit.report.fixtures.Diary.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.model.intel.hibp.HibpFacts;
import io.github.cowriekit.model.intel.otx.OtxFacts;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import io.github.cowriekit.model.intel.reversedns.ReverseDnsFacts;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import io.github.cowriekit.report.fixtures.Diary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the block says about who holds an address, how it is named, and about passwords. */
class DiaryRegistryTest {
    private static final Observable SOURCE = Observable.ip("192.0.2.7");
    private static final Observable PASSWORD = new Observable(ObservableType.PASSWORD, "hunter2");

    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED)
            .logins(List.of(Login.builder().username("root").password("hunter2").build()));

    @Test
    void namesHolderRouteAndNames() {
        assertThat(block(
                        session,
                        found(
                                "rdap",
                                SOURCE,
                                RdapFacts.builder()
                                        .name("EXAMPLE-NET")
                                        .organization("Example\u001b[2J")
                                        .abuseMailboxes(List.of("abuse@example.net"))
                                        .build()),
                        found(
                                "teamcymru",
                                SOURCE,
                                new TeamCymruFacts(
                                        List.of(new TeamCymruFacts.Route(
                                                "192.0.2.0/24", List.of(64500L), null, null, null)),
                                        List.of(new TeamCymruFacts.AutonomousSystem(
                                                64500L, null, null, null, "EXAMPLE, NL")))),
                        found("reversedns", SOURCE, new ReverseDnsFacts(List.of("a.example.net"), null)),
                        found(
                                "otx",
                                SOURCE,
                                OtxFacts.builder()
                                        .pulseCount(3L)
                                        .authorCount(2L)
                                        .build())))
                .contains(
                        "RDAP Network  EXAMPLE-NET\n",
                        "RDAP Organisation  $'Example\\x1b[2J'\n",
                        "RDAP Abuse Contact  abuse@example.net\n",
                        "Team Cymru Route  192.0.2.0/24\n",
                        "Team Cymru AS  64500 EXAMPLE, NL\n",
                        "Reverse DNS (unconfirmed)  a.example.net\n",
                        "OTX Pulses  3\n",
                        "OTX Authors  2\n")
                .doesNotContain("\u001b");
    }

    @Test
    void saysHowOftenThePasswordWasSeen() {
        assertThat(block(session, found("hibp", PASSWORD, new HibpFacts(17)))).contains("Password In Breaches  17\n");
        assertThat(block(session, notFound("hibp", PASSWORD))).contains("Password In Breaches  none\n");
        assertThat(block(
                        session,
                        new EnrichmentResult.Failed(PASSWORD, "hibp", Instant.EPOCH, Reason.UNAVAILABLE, "HTTP 500")))
                .containsPattern("Password In Breaches  failed.*HTTP 500");
        assertThat(block(session)).doesNotContain("Breaches");
    }

    @Test
    void isSilentAboutWhatIsNotKnownAndSaysWhatFailed() {
        assertThat(block(
                        session,
                        notFound("rdap", SOURCE),
                        notFound("teamcymru", SOURCE),
                        notFound("otx", SOURCE),
                        new EnrichmentResult.Failed(
                                SOURCE, "reversedns", Instant.EPOCH, Reason.UNAVAILABLE, "SERVFAIL")))
                .containsPattern("REVERSEDNS  failed.*SERVFAIL")
                .doesNotContain("RDAP", "Cymru", "OTX");
    }
}
