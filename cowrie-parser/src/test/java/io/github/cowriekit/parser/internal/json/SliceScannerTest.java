package io.github.cowriekit.parser.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceScannerTest {
    private static final int MAX_LINE = 1 << 20;

    /** As many as the property {@code cowriekit.mutations} says, for a long run. */
    private static final int MUTATIONS = Integer.getInteger("cowriekit.mutations", 100_000);

    private final EventReader reader = new EventReader(MAX_LINE);
    private final BothReaders both = new BothReaders(reader);
    private final SliceScanner scanner = new SliceScanner(new EventFields(new Slices()));

    static List<String> fixtureLines() {
        return Mutations.fixtures().stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fixtureLines")
    void takesTheLinesThatCowrieWrites(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length))
                .as("an object or a list of numbers is the parser's")
                .isEqualTo(line.chars().allMatch(c -> c < 0x80) && !line.contains("\":{"));
        both.assertSame(bytes);
    }

    @Test
    @Tag("slow")
    void readsDamagedLinesAsTheJsonParserDoes() {
        long seed = Long.getLong("cowriekit.seed", 20261124L);
        Mutations mutations = new Mutations(Mutations.fixtures(), seed);
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] line = mutations.next();
            taken += scanner.scan(line, 0, line.length) ? 1 : 0;
            both.assertSame(line);
        }

        assertThat(taken)
                .as("lines that the scanner took, with seed %d", seed)
                .isBetween(MUTATIONS / 4, MUTATIONS - MUTATIONS / 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "{}",
                "{\"",
                "{\"}",
                "{\"eventid\"}",
                "{\"eventid\":}",
                "{\"eventid\":\"}",
                "{\"eventid\":\"a}",
                "{\"eventid\":\"a\"",
                "{\"eventid\":\"a\"}}",
                "{\"eventid\":\"a\",}",
                "{\"eventid\":\"a\"}{",
                "{\"eventid\":\"a\" \"b\":1}",
                "{\"eventid\":\"a\",\"b\":01}",
                "{\"eventid\":\"a\",\"b\":1e5}",
                "{\"eventid\":\"a\",\"b\":-}",
                "{\"eventid\":\"a\",\"b\":tru}",
                "{\"eventid\":\"a\",\"b\":truex}",
                "{\"eventid\":\"a\",\"b\":[}",
                "{\"eventid\":\"a\",\"b\":[\"c\"}",
                "{\"eventid\":\"a\",\"b\":[\"c\",]}",
                "{\"eventid\":\"a\",\"b\":\"\\\"}",
                "{\"eventid\":\"a\",\"b\":\"\\u12\"}",
                "{\"eventid\":\"a\",\"b\":\"\\u12G4\"}",
                "{\"eventid\":\"a\",\"b\":\"\\",
                "{\"eventid\":\"a\",\"b\":\"\\}",
                "{\"eventid\":\"a\",\"b\":\"\t\"}",
                "{\"eventid\":\"a\",\"b\":\"\u00e9\"}"
            })
    void refusesWhatIsNotWrittenAsCowrieWrites(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isFalse();
        both.assertSame(bytes);
    }

    @Test
    void refusesALineThatOnlyTheNextBytesOfTheBufferComplete() {
        byte[] line = fixtureLines().get(0).getBytes(StandardCharsets.US_ASCII);

        for (int length = 0; length < line.length; length++) {
            assertThat(scanner.scan(line, 0, length)).as("%d bytes", length).isFalse();
        }
    }

    @Test
    void survivesANumberWhoseExponentIsTooLarge() {
        byte[] line = "{\"eventid\":\"x.y\",\"timestamp\":\"2026-08-01T00:00:00.000000Z\",\"n\":1e52123456789}"
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(reader.read(line, 0, line.length).events().get(0).attributes())
                .containsEntry("n", "1e52123456789");
    }

    @Test
    void keepsTheValuesOfALineWhenTheBufferIsUsedForTheNext() {
        byte[] buffer = new byte[4096];
        List<String> lines = fixtureLines();
        CowrieEvent first = eventIn(buffer, lines.get(0));
        String before = first.toString();
        eventIn(buffer, lines.get(1));

        assertThat(first).hasToString(before);
    }

    private CowrieEvent eventIn(byte[] buffer, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, buffer, 7, bytes.length);
        return reader.read(buffer, 7, bytes.length).events().get(0);
    }
}
