package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.store.fixtures.Stores;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes into a store comes out of it, whatever an attacker sent. */
class RoundTripTest {
    private static final Path SHARED = Path.of("../../shared");
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");

    private static Session full() {
        return Session.builder("0123456789ab", SessionEnd.CLOSED)
                .sensor("sensor\u0000\ud800")
                .protocol("ssh")
                .source(new Endpoint("203.0.113.7", 50_000))
                .destination(new Endpoint("192.0.2.1", 2222))
                .startedAt(START)
                .endedAt(START.plusNanos(1_234_567_891))
                .duration(Duration.ofNanos(7))
                .durationDerived(true)
                .incomplete(Set.of(Incomplete.NO_CONNECT))
                .client(new Client(
                        "b'SSH-2.0-Go'",
                        KeyExchange.builder()
                                .hassh("0123456789abcdef0123456789abcdef")
                                .kexAlgs(List.of("a,b", "", "\u0000"))
                                .langCs(List.of("3:x,"))
                                .build(),
                        new TerminalSize(80, -1),
                        List.of(new EnvironmentVariable("LANG", null), new EnvironmentVariable("A", "\udc00b"))))
                .logins(List.of(
                        new Login(null, null, null, null, false),
                        new Login(START.minusSeconds(5), "", "", null, false),
                        new Login(
                                START.plusMillis(1),
                                "root",
                                "\u0000\u241b0000",
                                new PublicKey("ssh-ed25519", "aa:bb", "ssh-ed25519 AAAA"),
                                true)))
                .commands(List.of(
                        new Command(START, "", true, "passwd", Command.STDIN),
                        new Command(null, "echo '\n\t\u0000' 😀 \ud83d", false, null),
                        new Command(START, "x".repeat(5_000), false, null),
                        new Command(START, "x".repeat(5_000), true, null)))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .url("http://198.51.100.1/x")
                        .host("198.51.100.1")
                        .sha256("ab".repeat(32))
                        .outfile("var/lib/cowrie/downloads/" + "ab".repeat(32))
                        .destination("/tmp/x")
                        .duplicate(false)
                        .late(true)
                        .failed(true)
                        .error("timed out")
                        .build()))
                .uploads(List.of(Upload.builder(FileOrigin.SFTP)
                        .filename("ab".repeat(32))
                        .url("/root/x")
                        .sha256("AB")
                        .build()))
                .forwards(List.of(Forward.builder()
                        .targetHost("example.com")
                        .targetPort(443)
                        .originIp("127.0.0.1")
                        .originPort(0)
                        .ja4("t13d")
                        .dataBytes(1L << 40)
                        .build()))
                .recordings(List.of(
                        new Recording(START, "log/tty/cd", "cd", -1L, Duration.ofSeconds(-3, 5), true),
                        new Recording(null, null, "not hex", null, null, null)))
                .notices(List.of(new Notice(START, "cowrie.unknown", attributes()), new Notice(null, "x", Map.of())))
                .eventCounts(new TreeMap<>(Map.of("cowrie.session.connect", 1L, "x", Long.MAX_VALUE)))
                .truncated(Map.of("commands", 3L))
                .build();
    }

    private static Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("text", "short");
        attributes.put("\u0000", "a text that is long enough to be kept only once");
        attributes.put("numbers", List.of(1L, new BigInteger("99999999999999999999"), new BigDecimal("1.50"), true));
        attributes.put("map", Map.of("inner", Arrays.asList("x", Map.of())));
        return attributes;
    }

    private static Session empty() {
        return Session.builder("not hex", SessionEnd.END_OF_INPUT).build();
    }

    private static Session odd(Instant start, Instant end) {
        return Session.builder("ab", SessionEnd.EVICTED)
                .startedAt(start)
                .endedAt(end)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatItWasGiven(Stores kind) {
        List<Session> given = List.of(
                full(),
                empty(),
                odd(Instant.EPOCH.minusNanos(1), Instant.MAX),
                odd(Instant.MIN, Instant.EPOCH),
                odd(Instant.MAX, Instant.MIN),
                odd(Instant.parse("2999-01-01T00:00:00.000001Z"), Instant.parse("1601-01-01T00:00:00.999999Z")),
                odd(START.plusNanos(1), START));
        try (SessionStore store = kind.open()) {
            IngestSummary summary = store.ingest(given.stream().map(EnrichedSession::of));

            assertThat(summary).isEqualTo(new IngestSummary(given.size(), 0, 0));
            assertThat(store.sessions().stream().map(StoredSession::session))
                    .containsExactlyInAnyOrderElementsOf(given);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void givesBackEveryPublicLog(Stores kind) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "the shared logs are not there, so they are not read");
        List<Path> sets = new ArrayList<>();
        for (String folder : List.of("corpus", "cowrie3")) {
            try (Stream<Path> files = Files.list(SHARED.resolve(folder))) {
                files.filter(Files::isDirectory).sorted().forEach(sets::add);
            }
        }
        for (Path set : sets) {
            List<Session> given;
            try (Stream<Session> sessions =
                    CowrieLog.in(set).onProblem(problem -> {}).sessions()) {
                given = sessions.toList();
            }
            try (SessionStore store = kind.open()) {
                IngestSummary first = store.ingest(given.stream().map(EnrichedSession::of));
                IngestSummary again = store.ingest(given.stream().map(EnrichedSession::of));

                assertThat(first.total()).isEqualTo(given.size());
                assertThat(again.added()).as(set.toString()).isZero();
                List<Session> stored =
                        store.sessions().stream().map(StoredSession::session).toList();
                assertThat(stored.size()).as(set.toString()).isEqualTo((int) first.added());
                assertThat(given).as(set.toString()).containsAll(stored);
            }
        }
    }
}
