package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.report.fixtures.Assessed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole files of the sessions of the diary, with answers and assessments; {@code -Dcowriekit.golden=write} writes them
 * anew. The other formats have theirs in the tests of their own.
 */
class GoldenFormatsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "report", "golden");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "html", "markdown", "navigator", "ndjson", "summary"})
    void areWrittenAsTheyAreKept(String name) throws IOException {
        List<Path> files = Reports.format(name).writeFiles(Assessed.diary().stream(), folder);

        for (Path file : files) {
            Path golden = GOLDEN.resolve(name + "-" + file.getFileName());
            String written = withoutResources(Files.readString(file));
            if ("write".equals(System.getProperty("cowriekit.golden"))) {
                Files.createDirectories(GOLDEN);
                Files.writeString(golden, written);
            }
            assertThat(written).isEqualTo(Files.readString(golden));
        }
    }

    /** The style and the scripts are in the page as they stand in their files; what was said about sessions is not. */
    private static String withoutResources(String page) {
        return page.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");
    }
}
