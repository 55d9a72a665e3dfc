package io.github.cowriekit.sink;

import static io.github.cowriekit.sink.fixtures.Visits.FILE;
import static io.github.cowriekit.sink.fixtures.Visits.START;
import static io.github.cowriekit.sink.fixtures.Visits.URL;
import static io.github.cowriekit.sink.fixtures.Visits.accused;
import static io.github.cowriekit.sink.fixtures.Visits.dropper;
import static io.github.cowriekit.sink.fixtures.Visits.message;
import static io.github.cowriekit.sink.fixtures.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Tlp;
import io.github.cowriekit.sink.fixtures.FeedReader;
import io.github.cowriekit.sink.fixtures.Visits;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MispFeedSinkTest {
    private static final UUID ORGANISATION = UUID.fromString("55f6ea5e-2c60-40e5-964f-47a8950d210f");
    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(START.plusSeconds(60));

    @Test
    void keepsAFeedAsMispReadsIt() throws Exception {
        deliver(sink(), dropper("a", START), dropper("b", START.plusSeconds(5)), accused("c", NEXT_DAY));

        FeedReader feed = FeedReader.read(folder);

        assertThat(feed.events()).hasSize(2);
        assertThat(feed.problems()).isEmpty();
        JsonNode first = feed.event("2026-11-29");
        assertThat(first.path("info").asText()).isEqualTo("Sessions of a Cowrie honeypot, 2026-11-29");
        assertThat(first.path("Orgc").path("name").asText()).isEqualTo("Example CERT");
        assertThat(first.path("Orgc").path("uuid").asText()).isEqualTo(ORGANISATION.toString());
        assertThat(first.path("Tag").get(0).path("name").asText()).isEqualTo("tlp:green");
        assertThat(first.path("timestamp").asText())
                .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(first.path("Object"))
                .extracting(object -> object.path("name").asText())
                .containsExactly("cowrie", "url", "file", "cowrie");
    }

    /** It says what is for detection as the export does: nothing that no source calls malicious but the visitor's address. */
    @Test
    void marksForDetectionWhatASourceCallsMalicious() throws Exception {
        deliver(sink(), dropper("a", START), accused("b", NEXT_DAY));

        FeedReader feed = FeedReader.read(folder);

        assertThat(feed.forDetection("2026-11-29")).containsExactly("45.79.54.105");
        assertThat(feed.forDetection("2026-11-30")).contains(FILE, URL);
    }

    @Test
    void marksAFileForDetectionAsSoonAsASourceCallsItMalicious() throws Exception {
        MispFeedSink sink = sink();
        deliver(sink, dropper("a", START));
        JsonNode before = FeedReader.read(folder).object("2026-11-29", "file");
        clock.advance(Duration.ofMinutes(1));

        deliver(sink, accused("b", START.plusSeconds(9)));
        clock.advance(Duration.ofMinutes(1));
        deliver(sink, dropper("c", START.plusSeconds(10)));

        FeedReader feed = FeedReader.read(folder);
        JsonNode after = feed.object("2026-11-29", "file");
        assertThat(feed.forDetection("2026-11-29")).contains(FILE);
        assertThat(after.path("uuid")).isEqualTo(before.path("uuid"));
        // MISP takes a known object only if it is newer
        assertThat(after.path("timestamp").asLong())
                .isEqualTo(before.path("timestamp").asLong() + 60);
        assertThat(feed.problems()).isEmpty();
    }

    @Test
    void changesNothingWhenASessionComesAgain() throws Exception {
        MispFeedSink sink = sink();
        deliver(sink, dropper("a", START), dropper("b", START));
        Map<String, String> before = files();
        clock.advance(Duration.ofHours(1));

        deliver(sink, dropper("a", START));
        deliver(sink(), dropper("b", START), dropper("b", START));

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void raisesTheTimestampWithEachChangeEvenIfTheClockStandsStill() throws Exception {
        MispFeedSink sink = sink();
        deliver(sink, dropper("a", START));
        long first = timestamp();

        deliver(sink, dropper("b", START));
        deliver(sink(), dropper("c", START));

        assertThat(timestamp()).isEqualTo(first + 2);
    }

    @Test
    void hasTheSameIdsWhenItIsMadeAgainElsewhere(@TempDir Path other) throws Exception {
        deliver(sink(), dropper("a", START), accused("b", NEXT_DAY));
        MispFeedSink again = builder(other).build();

        deliver(again, dropper("a", START));
        deliver(again, accused("b", NEXT_DAY));

        assertThat(FeedReader.read(other).uuids())
                .containsExactlyInAnyOrderElementsOf(FeedReader.read(folder).uuids());
    }

    @Test
    void sharesNoIdWithAFeedOfAnotherName(@TempDir Path other) throws Exception {
        deliver(sink(), dropper("a", START));
        deliver(builder(other).name("Other sensors").build(), dropper("a", START));

        Set<String> common = new HashSet<>(FeedReader.read(folder).uuids());
        common.retainAll(FeedReader.read(other).uuids());

        assertThat(common).isEmpty();
    }

    @Test
    void putsWhatIsTooMuchIntoAFurtherEventOfTheDay() throws Exception {
        MispFeedSink sink = builder(folder).maxSessions(3).build();
        SessionRecord[] many =
                IntStream.range(0, 5).mapToObj(i -> dropper("s" + i, START)).toArray(SessionRecord[]::new);

        deliver(sink, many);
        deliver(
                builder(folder).maxSessions(3).build(),
                dropper("s1", START),
                dropper("s5", START),
                dropper("s6", START));

        FeedReader feed = FeedReader.read(folder);
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.events())
                .extracting(event -> event.path("info").asText())
                .containsExactly(
                        "Sessions of a Cowrie honeypot, 2026-11-29",
                        "Sessions of a Cowrie honeypot, 2026-11-29, part 2",
                        "Sessions of a Cowrie honeypot, 2026-11-29, part 3");
        assertThat(feed.events())
                .extracting(event -> FeedReader.sessions(event).size())
                .containsExactly(3, 3, 1);
    }

    @Test
    void removesDaysThatAreOld() throws Exception {
        MispFeedSink sink = builder(folder).keepDays(1).build();
        deliver(sink, dropper("a", START));
        clock.advance(Duration.ofDays(2));

        deliver(sink, dropper("b", START.plus(Duration.ofDays(2))), dropper("late", START));

        FeedReader feed = FeedReader.read(folder);
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.events())
                .extracting(event -> event.path("date").asText())
                .containsExactly("2026-12-01");
        assertThat(files().keySet().stream().filter(name -> name.contains("2026-11-29")))
                .isEmpty();
    }

    @Test
    void leavesOutWhatIsNotSharedAndWhatHasNoTime() {
        MispFeedSink sink = sink();

        assertThat(sink.encode(visit("a", START))).isPresent();
        assertThat(sink.encode(
                        Visits.builder("a", "alpha", START).commands(List.of()).build()))
                .isEmpty();
        assertThat(sink.encode(visit("a", null))).isEmpty();
        assertThat(sink.encode(Visits.alert("a"))).isEmpty();
    }

    @Test
    void publishesEverythingAnewUnderAnotherName() throws Exception {
        deliver(sink(), dropper("a", START), dropper("b", NEXT_DAY));

        deliver(builder(folder).name("New").build(), dropper("b", NEXT_DAY));

        FeedReader feed = FeedReader.read(folder);
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.events())
                .extracting(event -> event.path("info").asText())
                .containsExactly("New, 2026-11-29", "New, 2026-11-30");
    }

    @Test
    void letsMispLookAgainWhenTheMarkingChanges() throws Exception {
        deliver(sink(), dropper("a", START));
        long green = timestamp();
        MispFeedSink red = builder(folder)
                .options(ExportOptions.sharing().marking(Tlp.RED))
                .build();

        deliver(red, dropper("a", START));

        FeedReader feed = FeedReader.read(folder);
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.event("2026-11-29").path("Tag").get(0).path("name").asText())
                .isEqualTo("tlp:red");
        assertThat(timestamp()).isEqualTo(green + 1);
        deliver(red, dropper("b", START));
        assertThat(timestamp()).as("though the session came in the same second").isEqualTo(green + 2);
    }

    @Test
    void writesAsciiWhateverAttackersWrote() throws Exception {
        SessionRecord hostile = Visits.builder("evil", Visits.HOSTILE, START)
                .commands(List.of(new Command(START, Visits.HOSTILE, false, null)))
                .build();

        deliver(sink(), hostile);

        FeedReader feed = FeedReader.read(folder);
        assertThat(feed.problems()).isEmpty();
        assertThat(files().values()).allMatch(text -> text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)));
        assertThat(files().getOrDefault(".state/2026-11-29.1.ndjson", "").lines())
                .hasSize(1);
    }

    @Test
    void refusesNumbersAndNamesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder(folder).keepDays(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder(folder).maxSessions(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder(folder).name(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> MispFeedSink.builder(folder, ""));
    }

    private long timestamp() throws IOException {
        return FeedReader.read(folder).event("2026-11-29").path("timestamp").asLong();
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
