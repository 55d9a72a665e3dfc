package io.github.cowriekit.sink;

import static io.github.cowriekit.sink.fixtures.Visits.START;
import static io.github.cowriekit.sink.fixtures.Visits.dropper;
import static io.github.cowriekit.sink.fixtures.Visits.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Tlp;
import io.github.cowriekit.sink.fixtures.FeedReader;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed is like after something failed. */
class MispFeedFailureTest {
    private static final UUID ORGANISATION = UUID.fromString("55f6ea5e-2c60-40e5-964f-47a8950d210f");

    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(START.plusSeconds(60));

    /** A failure between any two writes: each of them is undone in turn. */
    @Test
    void publishesWhatAFailureLeftOut() throws Exception {
        deliver(sink(), dropper("a", START));
        Map<String, String> before = files();
        deliver(sink(), dropper("b", START));
        Map<String, String> after = files();
        for (String name : after.keySet()) {
            if (name.endsWith(".ndjson")) {
                continue;
            }
            if (before.containsKey(name)) {
                Files.writeString(folder.resolve(name), before.get(name));
            }
            Files.deleteIfExists(folder.resolve(".state/index.json"));

            deliver(sink(), dropper("b", START));

            assertThat(files()).as(name).isEqualTo(after);
        }
    }

    @Test
    void makesAFileAgainThatWasDeleted() throws Exception {
        deliver(sink(), dropper("a", START));
        Map<String, String> before = files();
        for (String name : before.keySet()) {
            if (!name.endsWith(".ndjson")) {
                Files.delete(folder.resolve(name));

                deliver(sink(), dropper("a", START));

                assertThat(files()).as(name).isEqualTo(before);
            }
        }
    }

    /** As a crash leaves it on a file system that wrote the length first, and cut off. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"configuration\":\"x\",\"ev", "\0\0\0\0\0\0\0\0", "\0\0\0 \0"})
    void publishesAllAgainWhenTheIndexIsDamaged(String index) throws Exception {
        deliver(sink(), dropper("a", START));
        Map<String, String> before = files();
        Files.writeString(folder.resolve(".state/index.json"), index);

        deliver(sink(), dropper("a", START));
        assertThat(files()).isEqualTo(before);

        Files.writeString(folder.resolve(".state/index.json"), index);
        clock.advance(Duration.ofMinutes(1));
        deliver(sink(), dropper("b", START));
        FeedReader feed = FeedReader.read(folder);
        assertThat(feed.problems()).isEmpty();
        assertThat(FeedReader.sessions(feed.event("2026-11-29"))).containsExactly("a", "b");
    }

    @Test
    void deletesAnEventThatIsOldWhenTheIndexIsDamaged() throws Exception {
        deliver(sink(), dropper("a", START));
        Set<String> old = files().keySet();
        Files.writeString(folder.resolve(".state/index.json"), "damaged");
        clock.advance(Duration.ofDays(1_000));

        deliver(sink(), dropper("b", clock.instant()));
        assertThat(files().keySet().stream().filter(file -> file.matches("[0-9a-f-]{36}\\.json")))
                .hasSize(1)
                .doesNotContainAnyElementsOf(old);
    }

    @Test
    void cutsOffHalfALineThatACrashLeft() throws Exception {
        deliver(sink(), dropper("a", START), dropper("b", START));
        Path state = folder.resolve(".state/2026-11-29.1.ndjson");
        String whole = Files.readString(state);
        Files.writeString(state, whole.substring(0, whole.length() - 5));

        deliver(sink(), dropper("b", START));

        FeedReader feed = FeedReader.read(folder);
        assertThat(feed.problems()).isEmpty();
        assertThat(FeedReader.sessions(feed.event("2026-11-29"))).containsExactly("a", "b");
    }

    @Test
    void rejectsWhatItDidNotEncode() throws Exception {
        Message message =
                new Message(UUID.randomUUID(), Message.Kind.SESSION, START, null, "{\"date\":\"x\",\"Object\":[]}");
        // of a sink that had the same name before
        Message alert = new Message(UUID.randomUUID(), Message.Kind.ALERT, START, null, "{\"kind\":\"login\"}");

        Receipt receipt = sink().deliver(List.of(message, alert));

        assertThat(receipt.again()).isEmpty();
        assertThat(receipt.rejected()).containsOnlyKeys(message.id(), alert.id());
    }

    @Test
    void saysThatTheFolderIsMissing() {
        MispFeedSink sink = builder(folder.resolve("www")).build();

        assertThatThrownBy(() -> deliver(sink, dropper("a", START)))
                .isInstanceOf(SinkException.class)
                .hasMessageEndingWith("www is missing");
    }

    @Test
    void saysThatItCannotWrite() throws Exception {
        Files.createDirectories(folder.resolve("manifest.json"));

        assertThatThrownBy(() -> deliver(sink(), dropper("a", START)))
                .isInstanceOf(SinkException.class)
                .hasMessageStartingWith("cannot write the feed: ");

        Files.delete(folder.resolve("manifest.json"));
        deliver(sink(), dropper("a", START));
        assertThat(FeedReader.read(folder).problems()).isEmpty();
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> deliver(sink(), dropper("a", START))).isInstanceOf(InterruptedException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        deliver(sink(), dropper("a", START));
        assertThat(FeedReader.read(folder).problems()).isEmpty();
    }

    private MispFeedSink sink() {
        return builder(folder).build();
    }

    private MispFeedSink.Builder builder(Path where) {
        return MispFeedSink.builder(where, "Example CERT")
                .organisationId(ORGANISATION)
                .options(ExportOptions.sharing().marking(Tlp.GREEN))
                .clock(clock);
    }

    private static void deliver(MispFeedSink sink, SessionRecord... sessions) throws InterruptedException {
        List<Message> messages =
                Stream.of(sessions).map(session -> message(sink, session)).toList();
        assertThat(sink.deliver(messages)).isEqualTo(Receipt.accepted());
    }

    /** Returns the content of every file, also of the state. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
