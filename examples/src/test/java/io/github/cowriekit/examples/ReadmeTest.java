package io.github.cowriekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the README against what it is about. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        var matcher = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(readme());
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void showsLinesThatCompile() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (var files = Files.list(Path.of("src/main/java/io/github/cowriekit/examples"))) {
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
        }
        assertThat(blocks("java")).hasSize(3).allSatisfy(block -> {
            StringBuilder body = new StringBuilder();
            block.lines().forEach(line -> {
                if (line.startsWith("import ")) {
                    assertThat(sources).contains(line);
                } else {
                    body.append(line);
                }
            });
            assertThat(withoutSpace(sources.toString())).contains(withoutSpace(body.toString()));
        });
    }

    @Test
    void showsTheOutputThatComesBack() throws IOException {
        String golden = Files.readString(ROOT.resolve("cowrie-cli/src/test/resources/cli/diary-report.txt"));

        assertThat(golden).contains(blocks("").get(0));
    }

    @Test
    void namesFilesThatExist() throws IOException {
        var links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme());
        int count = 0;
        while (links.find()) {
            assertThat(ROOT.resolve(links.group(1))).exists();
            count++;
        }
        assertThat(count).isGreaterThan(5);
    }

    @Test
    void namesTheJarThatIsBuilt() throws IOException {
        var name = Pattern.compile("<finalName>(.*)</finalName>")
                .matcher(Files.readString(ROOT.resolve("cowrie-cli/pom.xml")));
        assertThat(name.find()).isTrue();
        String jar = "cowrie-cli/target/" + name.group(1) + ".jar";
        String script = Files.readString(ROOT.resolve("docs/screenshot.sh"));

        assertThat(Pattern.compile("[\\w/-]*/target/\\S*\\.jar")
                        .matcher(readme() + script)
                        .results())
                .hasSizeGreaterThan(5)
                .allMatch(found -> found.group().equals(jar));
    }

    @Test
    void namesTheCommandThatCiRuns() throws IOException {
        assertThat(blocks("")).contains("mvn -B verify\n");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\nmvn -B verify\n");
    }
}
