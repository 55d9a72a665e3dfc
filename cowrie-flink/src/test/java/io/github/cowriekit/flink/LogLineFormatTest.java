package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineFormatTest {
    private record Read(RawLine line, CheckpointedPosition next) {}

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cowrie.json", "cowrie.json.gz"})
    void goesOnBehindEachLine(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 1_300; i++) {
            text.append("line ")
                    .append(i)
                    .append("x".repeat(random.nextInt(200)))
                    .append('\n');
        }
        text.append("last, without a line feed");
        Path file = write(name, text.toString());

        List<Read> all = read(split(file, null));
        String[] expected = text.toString().split("\n");
        assertThat(all).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            RawLine line = all.get(i).line();
            assertThat(new String(line.bytes(), StandardCharsets.UTF_8)).isEqualTo(expected[i]);
            assertThat(text.substring((int) line.offset())).startsWith(expected[i]);
        }
        for (int i : new int[] {0, 5, 511, 512, 1_298, 1_299, 1_300}) {
            assertThat(read(split(file, all.get(i).next())))
                    .extracting(Read::line)
                    .isEqualTo(all.subList(i + 1, all.size()).stream()
                            .map(Read::line)
                            .toList());
        }
    }

    @Test
    void readsLinesLongerThanItsBuffer() throws IOException {
        String text = "a".repeat(300_000);
        Path file = write("long.json", "short\n" + text + "\n\nend\n");

        assertThat(read(split(file, null)))
                .extracting(
                        read -> read.line().bytes().length, read -> read.line().offset())
                .containsExactly(tuple(5, 0L), tuple(300_000, 6L), tuple(0, 300_007L), tuple(3, 300_008L));
    }

    @Test
    void findsLogsInTheOrderOfTheirFirstLines() throws IOException {
        write("cowrie.json", line("2026-01-03"));
        write("cowrie.json.2026-01-01", line("2026-01-01"));
        write("other.json.gz", line("2026-01-02"));
        write("cowrie.log", line("2026-01-01"));
        write(".hidden.json", line("2026-01-01"));

        var found = new LogEnumerator().enumerateSplits(new org.apache.flink.core.fs.Path[] {path(folder)}, 4);

        assertThat(found)
                .extracting(split -> split.path().getName())
                .containsExactly("cowrie.json.2026-01-01", "other.json.gz", "cowrie.json");
        assertThat(found)
                .extracting(split -> SplitTimes.of(split).next())
                .containsExactly(
                        Instant.parse("2026-01-02T00:00:00Z").toEpochMilli(),
                        Instant.parse("2026-01-03T00:00:00Z").toEpochMilli(),
                        Long.MAX_VALUE);
        OldestFirst order = new OldestFirst(found);
        assertThat(order.getNext(null).orElseThrow().path().getName()).isEqualTo("cowrie.json.2026-01-01");
        assertThat(order.remainingSplits()).hasSize(2);
    }

    @Test
    void handsOutFilesOfFailedTaskBeforeLaterOnes() throws IOException {
        write("cowrie.json.2026-01-01", line("2026-01-01"));
        write("cowrie.json.2026-01-02", line("2026-01-02"));
        write("cowrie.json.2026-01-03", line("2026-01-03"));
        var found = new LogEnumerator().enumerateSplits(new org.apache.flink.core.fs.Path[] {path(folder)}, 1);
        OldestFirst order = new OldestFirst(found);
        FileSourceSplit first = order.getNext(null).orElseThrow();
        FileSourceSplit second = order.getNext(null).orElseThrow();

        order.addSplits(List.of(second, first));

        assertThat(names(order))
                .containsExactly("cowrie.json.2026-01-01", "cowrie.json.2026-01-02", "cowrie.json.2026-01-03");
    }

    @Test
    void leavesOutFilesThatCannotBeOpenedUntilTheNextLook() throws IOException {
        Path bad = Files.createFile(folder.resolve("a.json.gz"));
        write("b.json", line("2026-01-02"));
        LogEnumerator enumerator = new LogEnumerator();
        var paths = new org.apache.flink.core.fs.Path[] {path(folder)};

        assertThat(enumerator.enumerateSplits(paths, 1))
                .extracting(split -> split.path().getName())
                .containsExactly("b.json");
        Files.delete(bad);
        write("a.json.gz", line("2026-01-01"));
        assertThat(enumerator.enumerateSplits(paths, 1))
                .extracting(split -> split.path().getName())
                .containsExactly("a.json.gz", "b.json");
    }

    @Test
    void endsWherePackedFileIsCutOff() throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            text.append(random.nextLong()).append('\n');
        }
        Path file = write("cut.json.gz", text.toString());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        List<Read> all = read(split(file, null));
        assertThat(all).hasSizeBetween(1_500, 4_000);
        String read = all.stream()
                .map(line -> new String(line.line().bytes(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
        assertThat(text.toString()).startsWith(read);
        assertThat(read(split(file, all.get(all.size() - 2).next()))).hasSize(1);
        assertThat(read(split(file, all.get(all.size() - 1).next()))).isEmpty();
    }

    @Test
    void takesFileThatIsGoneForEmpty() throws IOException {
        Path file = write("gone.json", "line\n");
        FileSourceSplit split = split(file, null);
        FileSourceSplit behindFirstLine = split(file, new CheckpointedPosition(5, 0));
        Files.delete(file);

        assertThat(read(split)).isEmpty();
        assertThat(read(behindFirstLine)).isEmpty();
        assertThat(read(split(Files.createFile(folder.resolve("empty.json.gz")), null)))
                .isEmpty();
    }

    /** Returns the names of the files in the order in which they are handed out. */
    private static List<String> names(OldestFirst order) {
        return Stream.generate(() -> order.getNext(null))
                .takeWhile(Optional::isPresent)
                .map(split -> split.orElseThrow().path().getName())
                .toList();
    }

    private static String line(String day) {
        return "{\"eventid\":\"cowrie.session.connect\",\"session\":\"a\",\"timestamp\":\"%sT00:00:00Z\"}\n"
                .formatted(day);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static org.apache.flink.core.fs.Path path(Path path) {
        return new org.apache.flink.core.fs.Path(path.toUri());
    }

    private static FileSourceSplit split(Path file, @Nullable CheckpointedPosition position) throws IOException {
        FileSourceSplit plain = new FileSourceSplit("1", path(file), 0, 0, 0, 0);
        return new FileSourceSplit(
                new SplitTimes(0, Long.MAX_VALUE).nameOf(plain),
                path(file),
                0,
                Files.size(file),
                0,
                Files.size(file),
                new String[0],
                position);
    }

    private static List<Read> read(FileSourceSplit split) throws IOException {
        LogLineFormat format = new LogLineFormat();
        List<Read> all = new ArrayList<>();
        try (BulkFormat.Reader<RawLine> reader = split.getReaderPosition().isPresent()
                ? format.restoreReader(new Configuration(), split)
                : format.createReader(new Configuration(), split)) {
            BulkFormat.RecordIterator<RawLine> batch;
            while ((batch = reader.readBatch()) != null) {
                RecordAndPosition<RawLine> next;
                while ((next = batch.next()) != null) {
                    all.add(new Read(
                            next.getRecord(), new CheckpointedPosition(next.getOffset(), next.getRecordSkipCount())));
                }
            }
        }
        return all;
    }
}
