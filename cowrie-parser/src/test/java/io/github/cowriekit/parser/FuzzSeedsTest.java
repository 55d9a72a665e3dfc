package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.parser.internal.json.FuzzedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays without the fuzzer what it starts from and what it found; {@code fuzz.sh} looks for more. */
@Timeout(60)
class FuzzSeedsTest {
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    static Stream<Arguments> seeds() throws IOException {
        return Stream.of(
                        seeds("FuzzedLog", FuzzedLog::fuzzerTestOneInput),
                        seeds("FuzzedRecording", FuzzedRecording::fuzzerTestOneInput),
                        seeds("internal.json.FuzzedLine", FuzzedLine::fuzzerTestOneInput))
                .flatMap(List::stream);
    }

    private static List<Arguments> seeds(String target, Consumer<byte[]> run) throws IOException {
        try (Stream<Path> files = Files.list(SEEDS.resolve(target))) {
            return files.sorted()
                    .<Arguments>map(file -> argumentSet(target + " " + file.getFileName(), run, file))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivesEverySeed(Consumer<byte[]> target, Path seed) throws IOException {
        byte[] whole = Files.readAllBytes(seed);
        assertThat(whole).isNotEmpty();
        assertThatCode(() -> target.accept(whole)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("slow")
    void survivesEverySeedWhereverItIsCut(Consumer<byte[]> target, Path seed) throws IOException {
        byte[] whole = Files.readAllBytes(seed);
        int step = Math.max(1, whole.length / 500);
        for (int cut = whole.length; cut >= 0; cut -= step) {
            byte[] input = Arrays.copyOf(whole, cut);
            assertThatCode(() -> target.accept(input))
                    .as("the first %d bytes of %s", cut, seed)
                    .doesNotThrowAnyException();
        }
    }
}
