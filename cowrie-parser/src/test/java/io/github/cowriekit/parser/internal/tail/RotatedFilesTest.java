package io.github.cowriekit.parser.internal.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between two looks at a folder. */
class RotatedFilesTest {
    private static final String OLD = "{\"eventid\":\"cowrie.old\"}\n".repeat(1_000);
    private static final String NEW = "{\"eventid\":\"cowrie.new\"}\n".repeat(1_000);

    @TempDir
    Path folder;

    private final Queue<Step> afterLooks = new ArrayDeque<>();
    private Path live;
    private Path copy;

    private interface Step {
        void run() throws IOException;
    }

    @BeforeEach
    void writeLog() throws IOException {
        live = Files.writeString(folder.resolve("cowrie.json"), OLD);
        copy = folder.resolve("cowrie.json.1");
    }

    @Test
    void looksAgainWhenACopyEndedAndTheLogWasTruncated() throws IOException {
        Files.writeString(copy, OLD.substring(0, 8_192));
        afterLooks.add(() -> {
            Files.writeString(copy, OLD);
            Files.writeString(live, NEW);
        });

        assertThat(list()).containsExactlyInAnyOrder("cowrie.json.1 " + OLD.length(), "cowrie.json " + NEW.length());
    }

    @Test
    void looksAgainWhenAnEmptyCopyWasFilled() throws IOException {
        Files.createFile(copy);
        afterLooks.add(() -> Files.writeString(copy, OLD));

        assertThat(list()).contains("cowrie.json.1 " + OLD.length());
    }

    @Test
    void doesNotWaitForTheLogToStopGrowing() throws IOException {
        for (int i = 0; i < 30; i++) {
            afterLooks.add(() -> Files.writeString(live, NEW, StandardOpenOption.APPEND));
        }

        assertThat(list()).hasSize(1);
        assertThat(afterLooks).hasSize(28);
    }

    @Test
    void doesNotWaitForAnArchiveToBeComplete() throws IOException {
        Files.writeString(copy, OLD);
        Path archive = folder.resolve("cowrie.json.1.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(OLD.getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 30; i++) {
            afterLooks.add(() -> Files.write(archive, new byte[10], StandardOpenOption.APPEND));
        }

        assertThat(list()).hasSize(3);
        assertThat(afterLooks).hasSize(28);
    }

    @Test
    void doesNotTakeTheBeginningOfTheFileThatTookAName() throws IOException {
        Files.writeString(copy, "{\"eventid\":\"cowrie.older\"}\n".repeat(1_000));
        afterLooks.add(() -> {
            Files.move(copy, folder.resolve("cowrie.json.2"));
            Files.move(live, copy);
            Files.writeString(live, NEW);
        });

        assertThat(found())
                .extracting(file -> file.path().getFileName() + " " + eventId(file.head()))
                .containsExactlyInAnyOrder(
                        "cowrie.json.2 cowrie.older", "cowrie.json.1 cowrie.old", "cowrie.json cowrie.new");
    }

    private List<String> list() throws IOException {
        return found().stream()
                .map(file -> file.path().getFileName() + " " + file.size())
                .toList();
    }

    private static String eventId(byte[] head) {
        return new String(head, StandardCharsets.US_ASCII).split("\"")[3];
    }

    private List<FoundFile> found() throws IOException {
        RotatedFiles files = new RotatedFiles(live, List.of(), problem -> {}) {
            @Override
            Map<Path, BasicFileAttributes> attributes() throws IOException {
                Map<Path, BasicFileAttributes> look = super.attributes();
                Step step = afterLooks.poll();
                if (step != null) {
                    step.run();
                }
                return look;
            }
        };
        return Objects.requireNonNull(files.list());
    }
}
