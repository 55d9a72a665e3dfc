package io.github.cowriekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the index of the documentation against the files that are there. */
class DocsIndexTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]+\\]\\(([^)#:]+)\\)");

    private static String index() throws IOException {
        return Files.readString(DOCS.resolve("README.md"));
    }

    private static List<String> links() throws IOException {
        return LINK.matcher(index()).results().map(link -> link.group(1)).toList();
    }

    @Test
    void linksEveryFile() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> DOCS.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("README.md"))
                    .toList();

            assertThat(names).hasSizeGreaterThan(40);
            assertThat(links()).containsAll(names);
        }
    }

    @Test
    void linksOnlyFilesThatExist() throws IOException {
        assertThat(links()).allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
    }

    @Test
    void givesEachDecisionItsNumberAndTitle() throws IOException {
        String index = index();
        try (Stream<Path> files = Files.list(DOCS.resolve("adr"))) {
            for (Path file : files.toList()) {
                String heading = Files.readAllLines(file).get(0);
                String name = file.getFileName().toString();
                int number = Integer.parseInt(name.substring(0, 4));
                String title = heading.replaceFirst("^# " + number + "\\. ", "");

                assertThat(title).as("heading of " + name).isNotEqualTo(heading);
                assertThat(index).contains("| " + number + " | [" + title + "](adr/" + name + ") |");
            }
        }
    }
}
