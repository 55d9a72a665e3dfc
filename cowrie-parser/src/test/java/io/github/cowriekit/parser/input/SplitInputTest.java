package io.github.cowriekit.parser.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.ParseProblem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitInputTest {
    private static final byte[] LOG = Stream.of("g1", "g2", "g3", "g4", "g5")
            .map(name -> LogText.resource("generations/" + name + ".json").bytes())
            .reduce(new byte[0], SplitInputTest::joined);

    @Test
    @Tag("slow")
    void readsTheSameWhereverTheInputPauses() {
        List<CowrieEvent> expected = events(new ByteArrayInputStream(LOG));
        assertThat(expected).hasSizeGreaterThan(20);

        for (int at = 0; at <= LOG.length; at++) {
            InputStream halves = new SequenceInputStream(
                    new ByteArrayInputStream(LOG, 0, at), new ByteArrayInputStream(LOG, at, LOG.length - at));
            assertThat(events(halves).equals(expected))
                    .as("a pause at byte %d", at)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsTheSameInChunksOfAnySize(long seed) {
        Random random = new Random(seed);
        InputStream chunks = new ByteArrayInputStream(LOG) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(40)));
            }
        };

        assertThat(events(chunks)).isEqualTo(events(new ByteArrayInputStream(LOG)));
    }

    private static List<CowrieEvent> events(InputStream in) {
        List<ParseProblem> problems = new ArrayList<>();
        try (Stream<CowrieEvent> events =
                CowrieLog.from("split", in).onProblem(problems::add).events()) {
            List<CowrieEvent> list = events.toList();
            assertThat(problems).isEmpty();
            return list;
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
