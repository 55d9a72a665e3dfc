package org.example.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the code in {@code docs/writing-an-enricher.md} against the code that is compiled here. */
final class GuideTest {
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

    @Test
    void showsCodeThatIsCompiledHere() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.add(normalised(Files.readString(file)));
            }
        }

        List<String> shown = new ArrayList<>();
        Matcher blocks = JAVA.matcher(Files.readString(Path.of("..", "..", "docs", "writing-an-enricher.md")));
        while (blocks.find()) {
            String block = normalised(blocks.group(1));
            shown.add(block);
            assertThat(sources)
                    .as(block)
                    .anySatisfy(source -> assertThat(source).contains(block));
        }
        assertThat(shown).hasSizeGreaterThan(5);
    }

    /** The page indents less. */
    private static String normalised(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
