package io.github.cowriekit.parser;

import static io.github.cowriekit.parser.LogFolder.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Several threads read what one reads, to the letter. */
class ParallelReadingTest {
    private static final Instant START = MadeLogs.START;

    @TempDir
    private Path folder;

    static Stream<Path> sets() {
        return Stream.concat(
                Stream.concat(RealLogsTest.sets(), Stream.of(Path.of("..", "examples", "sample-logs"))),
                Stream.of(Path.of("..", "..", "shared", "cases")).filter(Files::isDirectory));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void readsRealLogs(Path set) {
        CowrieLog log = CowrieLog.in(set);
        Told one = Told.of(log);

        assertThat(one.sessions()).isNotEmpty();
        for (int threads : new int[] {1, 2}) {
            assertThat(Told.of(log.parallel(threads))).as(threads + " threads").isEqualTo(one);
        }
        assertThat(Told.of(log.parallel(3).blockSize(3_001))).isEqualTo(one);
        assertThat(Told.of(log.parallel(8).blockSize(40_000))).isEqualTo(one);
        assertThat(Told.events(log.parallel(3))).isEqualTo(Told.events(log));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void readsDamagedLogs(long seed) throws IOException {
        write("cowrie.json", MadeLogs.damaged(seed, 3_000));

        assertSame(UnaryOperator.identity());
        assertSame(log -> log.maxLineLength(300));
        assertSame(log -> log.maxOpenSessions(3));
        assertSame(log -> log.maxItemsPerSession(2).idleTimeout(Duration.ofSeconds(20)));
        assertSame(log -> log.limits(SessionLimits.standard().maxBytes(100_000)));
        assertSame(CowrieLog::strict);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7, 8})
    @Tag("slow")
    void readsManyDamagedLogs(long seed) throws IOException {
        write("cowrie.json", MadeLogs.damaged(seed, Integer.getInteger("cowriekit.mutations", 4_000)));

        assertSame(UnaryOperator.identity());
        assertSame(log -> log.limits(SessionLimits.standard().maxBytesPerSession(4_000)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 501})
    void readsBlocksOfAnySize(int size) throws IOException {
        write("cowrie.json", MadeLogs.damaged(size, 200));
        Told one = Told.of(CowrieLog.in(folder));

        for (int threads : new int[] {2, 3, 8}) {
            assertThat(Told.of(CowrieLog.in(folder).parallel(threads).blockSize(size)))
                    .isEqualTo(one);
        }
    }

    @Test
    void readsShapesThatAreNoLines() throws IOException {
        String lines = new String(MadeLogs.busy("a", 0, 1_000), StandardCharsets.UTF_8).trim();
        write("array/cowrie.json", MadeLogs.bytes("[" + lines.replace("\n", ",\n") + "]"));
        write("long/cowrie.json", MadeLogs.bytes("[" + lines.replace("\n", ",") + "]"));
        write("pretty/cowrie.json", MadeLogs.bytes(lines.replace(",\"", ",\n  \"")));
        write("joined/cowrie.json", MadeLogs.bytes(lines.replace("}\n{", "}{")));
        write(
                "nuls/cowrie.json",
                MadeLogs.bytes(lines.replace("\"s1", "\0\0\"s1").replace("}\n{", "}\0\0\0\n\0{")));
        write("utf16/cowrie.json", lines.getBytes(StandardCharsets.UTF_16));
        write("mark/cowrie.json", MadeLogs.bytes("\ufeff" + lines.replace("\n", "\r\n")));
        write("prefix/cowrie.json", MadeLogs.bytes("pot | " + lines.replace("\n", "\npot | ")));
        write("torn/cowrie.json", MadeLogs.bytes(lines.substring(17, lines.length() - 11)));
        write(
                "blank/cowrie.json",
                MadeLogs.bytes("\n\n\n" + "x".repeat(200_000) + "\n" + lines + "\n\n" + " ".repeat(70_000)));
        try (Stream<Path> shapes = Files.list(folder)) {
            for (Path shape : shapes.sorted().toList()) {
                assertSame(shape, UnaryOperator.identity());
            }
        }
    }

    @Test
    void readsLinesBehindAnEmptyArrayAndNulBytes() throws IOException {
        StringBuilder log = new StringBuilder("[]" + "\0".repeat(301) + "\n");
        for (int i = 0; i < 50; i++) {
            String line = LogText.line("s" + (100 + i), "login.failed", i % 60, "\"username\":\"\"");
            log.append(line.replace("\"\"", "\"" + "x".repeat(299 - line.length()) + "\""))
                    .append('\n');
        }
        int behind = log.length();
        write("cowrie.json", MadeLogs.bytes(log + "oh no\n" + LogText.line("s1", "session.closed", 59, "") + "\n"));

        assertSame(UnaryOperator.identity());
        List<ParseProblem> problems = new ArrayList<>();
        try (Stream<Session> sessions =
                CowrieLog.in(folder).onProblem(problems::add).sessions()) {
            assertThat(sessions).hasSize(51);
        }
        assertThat(problems).extracting(ParseProblem::byteOffset).contains((long) behind);
    }

    @Test
    void readsNewestFirstAndAnEndlessLine() throws IOException {
        List<String> lines = new ArrayList<>(new String(MadeLogs.busy("a", 0, 2_000), StandardCharsets.UTF_8)
                .lines()
                .toList());
        Collections.reverse(lines);
        write("reversed/cowrie.json", MadeLogs.bytes(String.join("\n", lines)));
        write("endless/cowrie.json", MadeLogs.bytes("{\"eventid\":\"" + "x".repeat(1_000_000)));

        assertSame(folder.resolve("reversed"), UnaryOperator.identity());
        assertSame(folder.resolve("endless"), log -> log.maxLineLength(100_000));
    }

    @Test
    void readsPackedLogs() throws IOException {
        byte[] log = MadeLogs.damaged(9, 3_000);
        write("gz/cowrie.json.gz", pack(log, GZIPOutputStream::new));
        write("bz2/cowrie.json.bz2", pack(log, out -> new BZip2CompressorOutputStream(out, 1)));
        write("xz/cowrie.json.xz", pack(log, out -> new XZOutputStream(out, new LZMA2Options(0))));
        write("zst/cowrie.json.zst", pack(log, ZstdOutputStream::new));
        write("tar/logs.tar", MadeLogs.tar(log, MadeLogs.busy("b", 3_600, 1_000)));
        write("tgz/logs.tar.gz", pack(MadeLogs.tar(log, MadeLogs.busy("b", 3_600, 1_000)), GZIPOutputStream::new));
        for (String kind : List.of("gz", "bz2", "xz", "zst")) {
            byte[] whole = Files.readAllBytes(folder.resolve(kind + "/cowrie.json." + kind));
            write("cut-" + kind + "/cowrie.json", Arrays.copyOf(whole, whole.length / 2));
            whole[whole.length * 2 / 3] ^= 1;
            write("damaged-" + kind + "/cowrie.json", whole);
        }
        try (Stream<Path> kinds = Files.list(folder)) {
            for (Path kind : kinds.sorted().toList()) {
                assertSame(kind, UnaryOperator.identity());
            }
        }
    }

    @Test
    void mergesSensorsRotationsAndCopies() throws IOException {
        for (int day = 0; day < 4; day++) {
            for (String sensor : List.of("a", "b", "c")) {
                byte[] log = MadeLogs.busy(sensor, day * 3_000, 1_200);
                write(sensor + "/cowrie.json." + day, log);
                if (day % 2 == 0) {
                    write(sensor + "/copy/cowrie.json." + day + ".gz", pack(log, GZIPOutputStream::new));
                }
            }
        }
        assertSame(UnaryOperator.identity());
        assertSame(CowrieLog::keepDuplicates);
        assertSame(log -> log.sensor("b"));
        assertSame(log -> log.since(START.plusSeconds(4_000)).until(START.plusSeconds(8_000)));
    }

    @Test
    void readsLogsThatOverlapInOneTarAsThoseOfAFolder() throws IOException {
        byte[] first = MadeLogs.busy("a", 0, 3_000);
        byte[] second = MadeLogs.busy("b", 100, 3_000);
        write("plain/a.json", first);
        write("plain/b.json", second);
        write("plain/c.json", MadeLogs.busy("c", 4_000, 400));
        write("tar/logs.tar", MadeLogs.tar(first, second, MadeLogs.busy("c", 4_000, 400)));

        Told one = Told.of(CowrieLog.in(folder.resolve("plain")));
        for (int threads : new int[] {1, 2}) {
            Told packed = Told.of(CowrieLog.in(folder.resolve("tar")).parallel(threads));
            assertThat(packed.sessions()).hasSize(1_600).isEqualTo(one.sessions());
            assertThat(packed.problems()).isEmpty();
        }
    }

    @Test
    void searchesAWindow() throws IOException {
        write("cowrie.json", MadeLogs.busy("a", 0, 40_000));
        assertThat(Files.size(folder.resolve("cowrie.json"))).isGreaterThan(4 << 20);

        assertSame(log -> log.since(START.plusSeconds(30_000)));
        assertSame(log -> log.since(START.plusSeconds(20_000)).until(START.plusSeconds(20_500)));
    }

    @Test
    void leavesNoThreadBehind() throws IOException {
        write("cowrie.json", MadeLogs.busy("a", 0, 20_000));
        CowrieLog log = CowrieLog.in(folder).parallel(4);

        try (Stream<Session> sessions = log.sessions()) {
            Iterator<Session> some = sessions.iterator();
            assertThat(threads()).isEmpty();
            assertThat(some.next().id()).isNotEmpty();
            assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
        }
        assertThat(threads()).isEmpty();

        // read to its end and not closed
        assertThat(log.sessions().count()).isPositive();
        assertThat(threads()).isEmpty();

        try (Stream<Session> never = log.sessions()) {
            assertThat(never).isNotNull();
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void endsWithAListenerThatThrows() throws IOException {
        write(
                "cowrie.json",
                LogFolder.join(
                        MadeLogs.busy("a", 0, 10_000), MadeLogs.bytes("oh no\n"), MadeLogs.busy("a", 10_000, 10_000)));
        IllegalStateException stop = new IllegalStateException("enough");
        CowrieLog log = CowrieLog.in(folder).parallel(3).onProblem(problem -> {
            throw stop;
        });

        try (Stream<Session> sessions = log.sessions()) {
            assertThatThrownBy(sessions::count).isSameAs(stop);
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void refusesANumberOfThreadsThatIsNone() {
        assertThatThrownBy(() -> CowrieLog.in(folder).parallel(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CowrieLog.in(folder).parallel(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(CowrieLog.in(folder).parallel()).isNotNull();
    }

    private void assertSame(UnaryOperator<CowrieLog> settings) {
        assertSame(folder, settings);
    }

    private static void assertSame(Path folder, UnaryOperator<CowrieLog> settings) {
        CowrieLog log = settings.apply(CowrieLog.in(folder));
        Told one = Told.of(log);

        assertThat(Told.of(log.parallel(2))).as("%s", folder).isEqualTo(one);
        assertThat(Told.of(log.parallel(3).blockSize(1_500))).as("%s", folder).isEqualTo(one);
        assertThat(Told.of(log.parallel(8).blockSize(100_000))).as("%s", folder).isEqualTo(one);
        assertThat(Told.events(log.parallel(2))).as("%s", folder).isEqualTo(Told.events(log));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cowrie-parallel"))
                .filter(Thread::isAlive)
                .toList();
    }

    private void write(String name, byte[] content) throws IOException {
        new LogFolder(folder).write(name, content);
    }
}
