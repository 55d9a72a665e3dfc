package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.fixtures.Diary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {
    @TempDir
    private Path folder;

    private List<Path> write() {
        return ReportFiles.write(folder, List.of("report.txt"), outputs -> {
            try {
                outputs.get(0).write("new".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw-rw-", "rw-------"})
    void keepTheModeOfWhatTheyReplace(String mode) throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path old = Files.writeString(folder.resolve("report.txt"), "old");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString(mode));

        assertThat(write()).containsExactly(old);
        assertThat(old).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo(mode);
    }

    @Test
    void haveTheModeOfAnyNewFile() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path any = Files.createFile(folder.resolve("any"));

        assertThat(Files.getPosixFilePermissions(write().get(0))).isEqualTo(Files.getPosixFilePermissions(any));
    }

    @Test
    void leaveNothingBehindOnFailure() throws IOException {
        assertThatThrownBy(() -> ReportFiles.write(folder, List.of("a", "b"), outputs -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"diary", "legacy", "csv"})
    void leaveNothingBehindWhenTheProcessIsToldToEnd(String format) throws Exception {
        Path output = folder.resolve("out");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        format,
                        output.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(child.getInputStream().read()).as("has begun").isEqualTo('x');
            assertThat(parts(output) + parts(temporary)).isPositive();
            child.destroy();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }

        assertThat(parts(output) + parts(temporary)).isZero();
    }

    private static long parts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    /** Writes a report that never ends. */
    static final class Endless {
        private Endless() {}

        public static void main(String... arguments) {
            Stream<EnrichedSession> sessions = Stream.iterate(0, i -> i + 1).map(i -> {
                if (i == 1) {
                    System.out.print('x');
                    System.out.flush();
                    sleep();
                }
                return Diary.sessions().get(0);
            });
            Reports.format(arguments[0]).writeFiles(sessions, Path.of(arguments[1]));
        }

        private static void sleep() {
            try {
                TimeUnit.MINUTES.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
