package io.github.cowriekit.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.parser.follow.FollowedFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A checkpoint with a valid checksum and invalid content is refused, naming the file, or read; nothing else happens. */
class OddCheckpointTest extends FollowedFolder {
    private byte[] state = {};

    @BeforeEach
    void follow() throws IOException {
        append(connect("a", 0), command("a", 1, "one"), close("a", 2), connect("b", 3), close("b", 4));
        append(connect("c", 5), command("c", 6, "x".repeat(9_000)), connect("later", 900));
        try (LogFollower follower = log().follow().untilEnd().build()) {
            assertThat(follower.sessions().limit(1)).hasSize(1);
            var open = follower.next();
            assertThat(open).isPresent();
            state = inflated(follower.checkpoint(open.get(), "").state());
        }
    }

    private static byte[] inflated(byte[] bytes) throws IOException {
        return new InflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }

    private Checkpoint of(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Checkpoint(1, "", bytes.toByteArray());
    }

    /** Returns whether it was taken. */
    private boolean read(byte[] content) {
        try (LogFollower follower = log().follow().from(of(content)).untilEnd().build()) {
            follower.sessions()
                    .forEach(session -> assertThat(session.toString()).isNotEmpty());
            assertThat(follower.checkpoint("")).isNotNull();
            return true;
        } catch (CheckpointException e) {
            return false;
        }
    }

    @Test
    void isReadWhenItIsUnchanged() {
        assertThat(read(state)).isTrue();
    }

    @Test
    @Tag("slow")
    void isRefusedOrReadWhateverBytesAreChanged() {
        Random random = new Random(20_260_801);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = state.clone();
            int many = 1 + random.nextInt(3);
            for (int j = 0; j < many; j++) {
                int at = random.nextInt(Math.min(changed.length, i % 2 == 0 ? changed.length : 600));
                changed[at] =
                        random.nextBoolean() ? (byte) random.nextInt() : (byte) (changed[at] ^ 1 << random.nextInt(8));
            }
            refused += read(changed) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    @Tag("slow")
    void isRefusedWhenItIsCut() {
        for (int i = 0; i < state.length; i += 7) {
            byte[] cut = Arrays.copyOf(state, i);
            assertThat(read(cut)).as("cut to %d bytes", i).isFalse();
        }
    }

    @Test
    void isRefusedWhenValuesAreNestedWithoutEnd() throws IOException {
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(nested);
        for (int i = 0; i < 200_000; i++) {
            out.writeByte('[');
            out.writeInt(1);
        }
        assertThat(read(nested.toByteArray())).isFalse();
    }

    @Test
    void isNamedWhenItIsAFile() throws IOException {
        Path file = folder.resolve("checkpoint");
        of(new byte[] {1, 2, 3}).write(file);
        assertThatThrownBy(() -> log().resumeFrom(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it");
        Files.writeString(file, "no checkpoint");
        assertThatThrownBy(() -> log().resumeFrom(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString());
        assertThat(folder.resolve("checkpoint.lock")).doesNotExist();
    }
}
