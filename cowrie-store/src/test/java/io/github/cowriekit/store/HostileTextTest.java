package io.github.cowriekit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.store.fixtures.Answers;
import io.github.cowriekit.store.fixtures.Recount;
import io.github.cowriekit.store.fixtures.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an attacker sends is kept, found, and found as nothing else. */
class HostileTextTest {
    private static final String LONG = "x".repeat(100_000);

    /** Of which no two are equal, though a database may think so. */
    private static final List<String> TEXTS = List.of(
            // what PostgreSQL refuses, and the char that stands for it
            "\u0000",
            "a\u0000b",
            "a\u0000",
            "\ud800",
            "\udc00x",
            "x\ud83d",
            "\ude00\ud83d",
            "\ud83d\ud83d\ude00",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "x\ud83d\ude00y",
            "?",
            "\ufffd",
            "\u241b",
            "\u241b0000",
            "a\u241b0000b",
            "\u241bd83d",
            "x\u241bd83d",
            "\u241b\u241b",
            "\u241b00",
            "\u241b241b",
            // what collations take for the same
            "root",
            "Root",
            "ROOT",
            "root ",
            "root  ",
            " root",
            "root\t",
            "root\n",
            "root\r\n",
            "ro\u200bot",
            "\ufeffroot",
            "\u00e9",
            "e\u0301",
            "\u212b",
            "\u00c5",
            "\u00df",
            "ss",
            "\u0130",
            "i\u0307",
            // what means something to somebody
            "",
            "%",
            "_",
            "\\",
            "\\x00",
            "'",
            "''",
            "\"",
            "';--",
            "${id}",
            "a/b",
            "/",
            "\u001b[2J",
            "\uffff",
            "\ufffe",
            // what is long
            LONG,
            LONG + "y",
            "y" + LONG,
            LONG.substring(1) + "\u0000");

    private static final List<Session> SESSIONS =
            IntStream.range(0, TEXTS.size()).mapToObj(HostileTextTest::session).toList();

    private static Session session(int i) {
        String text = TEXTS.get(i);
        return Session.builder(text, SessionEnd.CLOSED)
                .sensor(text)
                .source(new Endpoint("198.51.100." + i, 4_000))
                .startedAt(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i))
                .logins(List.of(new Login(null, text, text, null, false)))
                .commands(List.of(new Command(null, text, false, null)))
                .downloads(List.of(
                        Download.builder(FileOrigin.URL).url(text).host(text).build()))
                .build();
    }

    private static void fill(SessionStore store) {
        IngestSummary summary = store.ingest(SESSIONS.stream().map(EnrichedSession::of));
        assertThat(summary).isEqualTo(new IngestSummary(SESSIONS.size(), 0, 0));
        assertThat(store.ingest(SESSIONS.stream().map(EnrichedSession::of)))
                .isEqualTo(new IngestSummary(0, 0, SESSIONS.size()));
    }

    @ParameterizedTest
    @EnumSource
    void findsEachTextAndNoOther(Stores kind) {
        try (SessionStore store = kind.open()) {
            fill(store);

            Answers.assertHolds(
                    store,
                    new Recount(SESSIONS.stream().map(EnrichedSession::of).toList()));
            for (int i = 0; i < TEXTS.size(); i++) {
                String text = TEXTS.get(i);
                for (SessionQuery query : List.of(
                        store.sessions().id(text),
                        store.sessions().sensor(text),
                        store.sessions().triedUsername(text),
                        store.sessions().triedPassword(text),
                        store.sessions().with(ValueKind.COMMAND, text),
                        store.sessions().with(ValueKind.URL, text),
                        store.sessions().with(ValueKind.HOST, text),
                        store.sessions().with(ValueKind.PAIR, text + "/" + text))) {
                    assertThat(query.stream().map(StoredSession::session))
                            .as("text %d", i)
                            .containsExactly(SESSIONS.get(i));
                }
                assertThat(store.findValue(ValueKind.COMMAND, text).map(ValueSummary::sessions))
                        .contains(1L);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsCommandsByAnyPart(Stores kind) {
        try (SessionStore store = kind.open()) {
            fill(store);

            for (String part : parts()) {
                List<Session> expected = SESSIONS.stream()
                        .filter(session -> session.id().contains(part))
                        .toList();
                assertThat(store.sessions().withCommand(part).stream().map(StoredSession::session))
                        .as("%s", codes(part))
                        .isEqualTo(expected);
            }
        }
    }

    /** Parts that are within the texts, or only within what is stored for them. */
    private static Set<String> parts() {
        Set<String> parts =
                new LinkedHashSet<>(List.of("0", "00", "000", "d83d", "241b", "\u241b0", "\u241bd", "b0", "x00"));
        for (String text : TEXTS) {
            List<String> more = new ArrayList<>(List.of(text, text + "\u0000", "\ud83d" + text));
            if (text.length() < 10) {
                for (int from = 0; from < text.length(); from++) {
                    for (int to = from; to <= text.length(); to++) {
                        more.add(text.substring(from, to));
                    }
                }
            }
            parts.addAll(more);
        }
        return parts;
    }

    private static String codes(String part) {
        StringBuilder codes = new StringBuilder("part");
        part.chars().limit(20).forEach(c -> codes.append(String.format(" %04x", c)));
        return codes.toString();
    }

    @ParameterizedTest
    @EnumSource
    void tellsHashedPasswordsApart(Stores kind) {
        PasswordStorage hashed = PasswordStorage.hashed(new byte[32]);
        try (SessionStore store = kind.place().builder().passwords(hashed).build()) {
            fill(store);

            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(store.sessions().triedPassword(TEXTS.get(i)).stream()
                                .map(session -> session.session().id()))
                        .as("text %d", i)
                        .containsExactly(TEXTS.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsPositionsUnderAnyName(Stores kind) {
        try (SessionStore store = kind.open()) {
            SessionWriter writer = store.writer();
            for (int i = 0; i < TEXTS.size(); i++) {
                if (TEXTS.get(i).length() < 100) {
                    writer.position(TEXTS.get(i), new byte[] {(byte) i});
                }
            }
            assertThat(writer.commit()).isEqualTo(IngestSummary.NONE);

            for (int i = 0; i < TEXTS.size(); i++) {
                if (TEXTS.get(i).length() < 100) {
                    assertThat(store.findPosition(TEXTS.get(i)))
                            .as("text %d", i)
                            .hasValue(new byte[] {(byte) i});
                }
            }
        }
    }
}
