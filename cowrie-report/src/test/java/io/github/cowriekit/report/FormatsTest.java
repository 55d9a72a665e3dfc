package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.fixtures.Diary;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
    @TempDir
    Path folder;

    @Test
    void areFoundByName() {
        assertThat(Reports.format("diary")).isSameAs(Reports.diary());
        assertThat(Reports.format("ndjson")).isSameAs(Reports.ndjson());
    }

    @Test
    void areSortedByName() {
        assertThat(Reports.formats())
                .extracting(ReportFormat::name)
                .contains("diary", "ndjson")
                .isSorted();
    }

    @Test
    void areNamedWhenThereIsNoneOfThatName() {
        assertThatThrownBy(() -> Reports.format("pdf"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'pdf'")
                .hasMessageContaining("diary")
                .hasMessageContaining("ndjson");
    }

    @Test
    void ofOthersAreFoundByTheirRegistration() throws IOException {
        assertThat(Reports.formats(registering(Stranger.class.getName())))
                .extracting(ReportFormat::name)
                .contains("stranger", "diary");
    }

    @Test
    void withOneNameAreRefusedAndBothNamed() throws IOException {
        ClassLoader loader = registering(SecondDiary.class.getName());
        assertThatThrownBy(() -> Reports.formats(loader))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'diary'")
                .hasMessageContaining(DiaryReport.class.getName())
                .hasMessageContaining(SecondDiary.class.getName());
    }

    @Test
    void thatCannotBeLoadedAreLeftOut() throws IOException {
        ClassLoader loader =
                registering("org.example.Missing\n" + Broken.class.getName() + "\n" + Stranger.class.getName());
        assertThat(Reports.formats(loader))
                .extracting(ReportFormat::name)
                .contains("stranger", "diary")
                .doesNotContain("broken");
    }

    @Test
    void writeAFileUnderTheirExtension() {
        List<Path> files = new Stranger().writeFiles(Diary.sessions().stream(), folder.resolve("new"));
        assertThat(files).containsExactly(folder.resolve("new/report.txt"));
        assertThat(files.get(0)).hasContent("3");
    }

    @Test
    void replaceAFileOnlyWhenTheNewOneIsComplete() throws IOException {
        Path old = Files.writeString(folder.resolve("report.txt"), "old");
        Stream<EnrichedSession> failing = Stream.generate(() -> {
            throw new IllegalStateException("the source broke");
        });
        assertThatThrownBy(() -> Reports.diary().writeFiles(failing, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the source broke");
        assertThat(old).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    static Stream<ReportFormat> all() {
        return Reports.formats().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void describeThemselves(ReportFormat format) {
        assertThat(format.name()).matches("[a-z0-9-]+");
        assertThat(format.mediaType()).matches("[a-z]+/[a-z0-9.+-]+");
        assertThat(format.extension()).matches("[a-z0-9]+");
    }

    @ParameterizedTest
    @MethodSource("all")
    void writeFilesThatAreThere(ReportFormat format) {
        assertThat(format.writeFiles(Diary.sessions().stream(), folder))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).hasParent(folder).isNotEmptyFile());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private ClassLoader registering(String providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ReportFormat.class.getName()), providers);
        return new URLClassLoader(new URL[] {url(folder)}, FormatsTest.class.getClassLoader());
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    /** A format of somebody else. */
    public static class Stranger implements ReportFormat {
        @Override
        public String name() {
            return "stranger";
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public String extension() {
            return "txt";
        }

        @Override
        public void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
            try {
                out.write(String.valueOf(sessions.count()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** A format with a name that is taken. */
    public static final class SecondDiary extends Stranger {
        @Override
        public String name() {
            return "diary";
        }
    }

    /** A format that fails when it is made. */
    public static final class Broken extends Stranger {
        public Broken() {
            throw new IllegalStateException("broken");
        }

        @Override
        public String name() {
            return "broken";
        }
    }
}
