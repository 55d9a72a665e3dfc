package org.example.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.Observable;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users run it: beside the library's jars, on the class path and on the module path. */
@Timeout(120)
final class BuiltJarIT {
    private static final String MAIN = AskScoreboard.class.getName();

    @TempDir
    private Path folder;

    @Test
    void isFoundOnTheClassPath() throws Exception {
        assertAsks("-cp", jars(), MAIN);
    }

    @Test
    void isFoundOnTheModulePath() throws Exception {
        assertAsks("-p", jars(), "-m", "org.example.scoreboard/" + MAIN);
    }

    private void assertAsks(String... how) throws Exception {
        try (FakeScoreboard fake = new FakeScoreboard()) {
            fake.knows(Observable.ip("142.93.64.69"), "{\"score\": 7}");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(how));
            command.add("142.93.64.69");
            command.add("103.52.134.51");
            Path out = folder.resolve("out.txt");
            Path err = folder.resolve("err.txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("COWRIEKIT_SCOREBOARD_URL", fake.baseUri().toString());
            builder.environment().put("COWRIEKIT_SCOREBOARD_KEY", fake.key().reveal());

            Process process = builder.start();
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue())
                    .as(Files.readString(err, StandardCharsets.UTF_8))
                    .isZero();
            assertThat(Files.readAllLines(out))
                    .satisfiesExactly(
                            found -> assertThat(found).startsWith("Found").contains("ScoreboardFacts[score=7, "),
                            notFound -> assertThat(notFound).startsWith("NotFound"));
            assertThat(fake.requests()).hasSize(2);
        }
    }

    /** Returns the built jar and what it needs at run time; nothing of the tests. */
    private static String jars() {
        Path jar = Path.of(System.getProperty("third-party.jar", ""));
        assertThat(jar).isRegularFile();
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> Stream.of("testkit", "junit", "assertj", "opentest4j", "apiguardian", "byte-buddy")
                        .noneMatch(entry::contains));
        return Stream.concat(Stream.of(jar.toString()), libraries).collect(Collectors.joining(File.pathSeparator));
    }
}
