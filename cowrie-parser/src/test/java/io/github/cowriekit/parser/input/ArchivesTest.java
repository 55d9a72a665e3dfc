package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogFolder.bytes;
import static io.github.cowriekit.parser.LogFolder.command;
import static io.github.cowriekit.parser.LogFolder.join;
import static io.github.cowriekit.parser.LogFolder.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFolder;
import io.github.cowriekit.parser.LogFolder.Packer;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchivesTest {
    @TempDir
    Path path;

    private LogFolder folder;

    @BeforeEach
    void use() {
        folder = new LogFolder(path);
    }

    static Stream<Arguments> packers() {
        return Stream.of(
                argumentSet("gzip", (Packer) GZIPOutputStream::new),
                argumentSet("bzip2", (Packer) out -> new BZip2CompressorOutputStream(out, 1)),
                argumentSet("xz", (Packer) out -> new XZOutputStream(out, new LZMA2Options(1))),
                argumentSet("zstd", (Packer) out -> new ZstdOutputStream(out).setChecksum(true)));
    }

    private static byte[] commands(int from, int to) {
        return bytes(IntStream.range(from, to).mapToObj(i -> command("a", i)).toArray(String[]::new));
    }

    private static List<String> inputs(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "at " + i).toList();
    }

    @ParameterizedTest
    @MethodSource("packers")
    void readsWhateverTheNameSays(Packer packer) throws IOException {
        folder.write("cowrie.json.1.gz", pack(commands(0, 2_000), packer));

        assertThat(folder.commands()).isEqualTo(inputs(0, 2_000));
        assertThat(folder.problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packers")
    void readsSeveralMembersAndLayers(Packer packer) throws IOException {
        byte[] members = join(pack(commands(0, 10), packer), pack(commands(10, 20), packer));
        folder.write("cowrie.json", pack(pack(members, packer), GZIPOutputStream::new));

        assertThat(folder.commands()).isEqualTo(inputs(0, 20));
        assertThat(folder.problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packers")
    void readsMembersFromAStreamThatNeverSaysWhatIsAvailable(Packer packer) throws IOException {
        byte[] members = join(pack(commands(0, 10), packer), pack(commands(10, 20), packer));
        InputStream slow = new ByteArrayInputStream(members) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };

        assertThat(LogFolder.commands(CowrieLog.from("in", slow))).isEqualTo(inputs(0, 20));
    }

    @ParameterizedTest
    @MethodSource("packers")
    void readsWhatCameBeforeTheEndOfACutArchive(Packer packer) throws IOException {
        byte[] first = pack(commands(0, 500), packer);
        byte[] second = pack(commands(500, 3_000), packer);
        for (int kept : new int[] {second.length - 1, second.length / 2, 40}) {
            folder.write("cowrie.json", join(first, Arrays.copyOf(second, kept)));

            List<String> read = folder.commands();
            assertThat(read).as("%d bytes kept", kept).hasSizeGreaterThanOrEqualTo(500);
            assertThat(inputs(0, 3_000)).startsWith(read.toArray(String[]::new));
            assertThat(folder.problemKinds()).contains(Kind.DAMAGED_ARCHIVE);
        }
    }

    @ParameterizedTest
    @MethodSource("packers")
    void losesOnlyWhatIsBehindTheDamage(Packer packer) throws IOException {
        byte[] first = pack(commands(0, 2_000), packer);
        byte[] second = pack(commands(2_000, 4_000), packer);
        Arrays.fill(second, second.length / 2, second.length / 2 + 20, (byte) 0x5a);
        folder.write("cowrie.json", join(first, second));

        List<String> read = folder.commands();
        assertThat(read).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(read.subList(0, 2_000)).isEqualTo(inputs(0, 2_000));
        assertThat(folder.problemKinds()).contains(Kind.DAMAGED_ARCHIVE);
    }

    @Test
    void handsOutEveryByteThatGzipInflatedBeforeTheDamage() throws IOException {
        byte[] whole = pack(commands(0, 3_000), GZIPOutputStream::new);
        Arrays.fill(whole, whole.length - 400, whole.length - 300, (byte) 0xff);
        folder.write("cowrie.json", whole);

        assertThat(folder.commands()).hasSizeGreaterThan(2_500);
        assertThat(folder.problemKinds()).contains(Kind.DAMAGED_ARCHIVE);
    }

    @Test
    void readsAZstdFileThatBeginsWithASkippableFrame() throws IOException {
        byte[] frame = {0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};
        folder.write("cowrie.json", join(frame, pack(commands(0, 5), ZstdOutputStream::new)));

        assertThat(folder.commands()).isEqualTo(inputs(0, 5));
    }

    @Test
    void namesTheFormatsItDoesNotRead() throws IOException {
        folder.write("a.json", new byte[] {'P', 'K', 3, 4, 1, 1, 1, 1});
        folder.write("b.json", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4});
        byte[] layers = commands(0, 1);
        for (int i = 0; i < 5; i++) {
            layers = pack(layers, GZIPOutputStream::new);
        }
        folder.write("c.json", layers);

        assertThat(folder.commands()).isEmpty();
        assertThat(folder.problemKinds()).hasSize(3).containsOnly(Kind.UNSUPPORTED_COMPRESSION);
        assertThat(folder.problems()).extracting(ParseProblem::reason).anyMatch(reason -> reason.contains("7z"));
    }

    @Test
    @Tag("slow")
    void stopsABombAtItsRatio() throws IOException {
        byte[] zeros = new byte[1 << 20];
        byte[] bomb = pack(commands(0, 3), out -> {
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            gzip.write(commands(0, 3));
            for (int i = 0; i < 100; i++) {
                gzip.write(zeros);
            }
            return gzip;
        });
        folder.write("cowrie.json", bomb);

        assertThat(folder.commands()).startsWith("at 0", "at 1", "at 2");
        assertThat(folder.problemKinds()).contains(Kind.DECOMPRESSION_LIMIT);
        LogFolder.commands(folder.log().maxCompressionRatio(2_000));
        assertThat(folder.problemKinds()).doesNotContain(Kind.DECOMPRESSION_LIMIT);
    }

    @Test
    void stopsAtTheLimitOfBytesAndKeepsWhatCameBefore() throws IOException {
        folder.write("cowrie.json", pack(commands(0, 3_000), GZIPOutputStream::new));

        assertThat(LogFolder.commands(folder.log().maxDecompressedBytes(200_000)))
                .hasSizeBetween(500, 2_000);
        assertThat(folder.problemKinds()).contains(Kind.DECOMPRESSION_LIMIT);
        assertThatThrownBy(() -> folder.log().maxDecompressedBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.log().maxCompressionRatio(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> decompressors() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("cowrie-decompress") && name.contains("left-behind"))
                .toList();
    }

    @Test
    void leavesNoThreadBehindWhenItIsClosedEarly() throws IOException {
        Path file = path.resolve("left-behind.json");
        Files.write(file, pack(commands(0, 20_000), GZIPOutputStream::new));
        try (var events = CowrieLog.in(file).events()) {
            assertThat(events.iterator().next()).isNotNull();
            assertThat(decompressors()).hasSize(1);
        }
        assertThat(decompressors()).isEmpty();
        assertThat(LogFolder.commands(CowrieLog.in(file))).hasSize(20_000);
        assertThat(decompressors()).isEmpty();
    }
}
