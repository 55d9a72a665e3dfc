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

/** Holds the files in {@code docs/writing-an-enricher.md} against those that are compiled here. */
final class GuideTest {
    private static final Pattern FILE = Pattern.compile("(?sm)^`(src/\\S+)`\n\n```\\w*\n(.*?)^```$");
    private static final Pattern JAVA = Pattern.compile("(?sm)^```java\n(.*?)^```$");

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "..", "docs", "writing-an-enricher.md"));
    }

    @Test
    void showsFilesAsTheyAreHere() throws IOException {
        Matcher files = FILE.matcher(page());
        int count = 0;
        while (files.find()) {
            assertThat(Path.of(files.group(1))).content().isEqualTo(files.group(2));
            count++;
        }
        assertThat(count).isGreaterThan(8);
    }

    @Test
    void showsCodeThatIsCompiledHere() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.add(normalised(Files.readString(file)));
            }
        }
        Matcher blocks = JAVA.matcher(page());
        while (blocks.find()) {
            String block = normalised(blocks.group(1));
            assertThat(sources)
                    .as(block)
                    .anySatisfy(source -> assertThat(source).contains(block));
        }
    }

    /** The page indents less. */
    private static String normalised(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
