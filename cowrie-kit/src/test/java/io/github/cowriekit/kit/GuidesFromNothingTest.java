package io.github.cowriekit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guide for authors is a whole project: its files, in an empty folder, compile and pass their contract test. */
class GuidesFromNothingTest {
    private static final Pattern FILE =
            Pattern.compile("^`((?:src/|pom)\\S+)`\\n\\n```\\w*\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    private Path folder;

    private static Map<String, String> files(String guide) throws IOException {
        Map<String, String> files = new HashMap<>();
        Matcher matcher =
                FILE.matcher(Files.readString(Consumer.ROOT.resolve("docs").resolve(guide)));
        while (matcher.find()) {
            files.put(matcher.group(1), matcher.group(2));
        }
        return files;
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"writing-an-enricher.md, 7", "writing-a-cache.md, 2", "writing-a-format.md, 3"})
    void compileAndPassTheirContract(String guide, int count) throws IOException, InterruptedException {
        Map<String, String> java = new HashMap<>();
        Path resources = folder.resolve("resources");
        for (Map.Entry<String, String> file : files(guide).entrySet()) {
            String path = file.getKey();
            if (path.endsWith("module-info.java")) {
                // tests run on the class path
                continue;
            }
            if (path.startsWith("src/main/resources/")) {
                Path resource = resources.resolve(path.substring("src/main/resources/".length()));
                Files.createDirectories(Objects.requireNonNull(resource.getParent()));
                Files.writeString(resource, file.getValue());
            } else if (path.endsWith(".java")) {
                java.put(path, file.getValue());
            }
        }
        assertThat(java).hasSize(count);
        Path classes = new Consumer(folder).compile(java, "-cp", Consumer.everything());

        Consumer.Run run = Consumer.run(
                Consumer.java(),
                folder,
                "-cp",
                String.join(File.pathSeparator, classes.toString(), resources.toString(), Consumer.everything()),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=tree",
                "--fail-if-no-tests",
                "--scan-classpath",
                classes.toString());

        assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
        assertThat(run.out()).containsPattern("\\[ +[1-9]\\d* tests successful +]");
    }

    /** With their descriptor, which tests on the class path do not need. */
    @ParameterizedTest
    @ValueSource(strings = {"writing-an-enricher.md", "writing-a-format.md"})
    void compileAsModules(String guide) throws IOException {
        Map<String, String> java = new HashMap<>(files(guide));
        java.keySet().removeIf(path -> !path.startsWith("src/main/java/"));
        assertThat(java).containsKey("src/main/java/module-info.java");

        assertThat(new Consumer(folder).compile(java, "-p", Consumer.everything()))
                .isDirectoryContaining("glob:**module-info.class");
    }

    /** The versions that the guides name are those that the build uses. */
    @ParameterizedTest
    @ValueSource(strings = {"writing-an-enricher.md", "writing-a-format.md"})
    void nameVersionsThatThereAre(String guide) throws IOException {
        String pom = Objects.requireNonNull(files(guide).get("pom.xml"));
        List<String> onThePath = new ArrayList<>();
        for (String entry : Consumer.everything().split(File.pathSeparator, -1)) {
            onThePath.add(Path.of(entry).getFileName().toString());
        }
        Matcher dependencies = DEPENDENCY.matcher(pom);
        int ours = 0;
        while (dependencies.find()) {
            String artifact = dependencies.group(1);
            if (artifact.startsWith("cowrie-")) {
                ours++;
            } else if (!artifact.startsWith("maven-") && !artifact.equals("scoreboard") && !artifact.equals("graph")) {
                assertThat(onThePath).contains(artifact + "-" + dependencies.group(2) + ".jar");
            }
        }
        assertThat(ours).isEqualTo(2);
    }
}
