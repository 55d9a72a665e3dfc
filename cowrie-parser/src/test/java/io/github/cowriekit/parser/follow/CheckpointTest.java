package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.Checkpoint;
import io.github.cowriekit.parser.CheckpointException;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheckpointTest extends FollowedFolder {
    @Nested
    class Batches {
        @Test
        void readOnlyWhatIsNewRotatedAndCompressedFilesIncluded() throws IOException {
            Path checkpoint = folder.resolve("cowrie.json.checkpoint");
            append(connect("a", 0), command("a", 1, "one"));
            assertThat(resume(checkpoint)).isEmpty();

            append(command("a", 2, "two"));
            try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("cowrie.json.2026-08-01.gz")))) {
                Files.copy(live(), out);
            }
            Files.writeString(live(), command("a", 3, "three"));
            Files.move(live(), folder.resolve("cowrie.json.2026-08-02"), StandardCopyOption.ATOMIC_MOVE);
            append(command("a", 4, "four"), close("a", 5), connect("b", 400));

            assertThat(commands(resume(checkpoint))).containsExactly("one", "two", "three", "four");
            assertThat(resume(checkpoint)).isEmpty();
            append(close("b", 401), connect("c", 900));
            assertThat(resume(checkpoint)).extracting(Session::id).containsExactly("b");
            assertThat(problems).isEmpty();
        }

        @Test
        void startWithTheOldestFile() throws IOException {
            Files.writeString(folder.resolve("cowrie.json.1"), command("a", 20, "two"));
            Files.writeString(folder.resolve("cowrie.json.2"), command("a", 10, "one"));
            append(command("a", 30, "three"), close("a", 31), connect("b", 400));

            assertThat(commands(resume(folder.resolve("checkpoint")))).containsExactly("one", "two", "three");
        }

        @Test
        void keepSessionsThatWereFinishedButNotHandedOver() {
            Path checkpoint = folder.resolve("checkpoint");
            append(connect("a", 0), close("a", 1), connect("b", 2), close("b", 3), connect("c", 900));
            try (LogFollower batch = log().resumeFrom(checkpoint)) {
                assertThat(batch.next()).map(Session::id).hasValue("a");
                batch.commit("after a");
                assertThat(batch.next()).map(Session::id).hasValue("b");
            }
            try (LogFollower batch = log().resumeFrom(checkpoint)) {
                assertThat(batch.resumedFrom()).map(Checkpoint::note).hasValue("after a");
                assertThat(batch.resumedFrom()).map(Checkpoint::sessions).hasValue(1L);
                assertThat(batch.next()).map(Session::id).hasValue("b");
                assertThat(batch.next()).isEmpty();
            }
        }

        @Test
        void filterLikeTheOtherReadings() {
            append(connect("a", 0), close("a", 1), connect("b", 200), close("b", 201), connect("c", 900));
            CowrieLog log = log().since(Instant.parse("2026-08-01T00:01:00Z"));
            try (LogFollower batch = log.resumeFrom(folder.resolve("checkpoint"))) {
                assertThat(batch.sessions()).extracting(Session::id).containsExactly("b");
                assertThat(batch.checkpoint("").sessions()).isEqualTo(1);
            }
        }

        @Test
        void goOnFromACheckpointThatTheConsumerKept() {
            append(connect("a", 0), close("a", 1), connect("b", 200));
            byte[] kept;
            try (LogFollower batch = log().follow().untilEnd().build()) {
                assertThat(batch.sessions()).hasSize(1);
                kept = batch.checkpoint("row 1").toBytes();
                assertThatThrownBy(() -> batch.commit("")).isInstanceOf(IllegalStateException.class);
            }
            append(close("b", 201), connect("c", 900));
            try (LogFollower batch =
                    log().follow().from(Checkpoint.of(kept)).untilEnd().build()) {
                assertThat(batch.sessions()).extracting(Session::id).containsExactly("b");
            }
        }
    }

    @Nested
    class Checkpoints {
        private byte[] bytes() {
            append(connect("a", 0));
            try (LogFollower batch = log().follow().untilEnd().build()) {
                assertThat(batch.next()).isEmpty();
                return batch.checkpoint("é").toBytes();
            }
        }

        @Test
        void areRefusedWhenTheyAreOfAnotherVersion() {
            byte[] bytes = bytes();
            bytes[7] = 9;

            assertThatThrownBy(() -> Checkpoint.of(bytes))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("version 9");
        }

        @Test
        void areRefusedWhenAByteIsWrongOrMissing() {
            byte[] bytes = bytes();
            assertThat(Checkpoint.of(bytes).note()).isEqualTo("é");
            for (int i = 0; i < bytes.length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 0x10;
                byte[] cut = Arrays.copyOf(bytes, i);
                assertThatThrownBy(() -> Checkpoint.of(changed)).isInstanceOf(CheckpointException.class);
                assertThatThrownBy(() -> Checkpoint.of(cut)).isInstanceOf(CheckpointException.class);
            }
        }

        @Test
        void leaveTheOldOneWhenTheNewOneCannotBeStored() throws IOException {
            Path file = folder.resolve("checkpoint");
            Checkpoint checkpoint = Checkpoint.of(bytes());
            checkpoint.write(file);
            Files.createDirectory(folder.resolve("checkpoint.tmp"));

            assertThatThrownBy(() -> checkpoint.write(file)).isInstanceOf(CheckpointException.class);
            assertThat(Checkpoint.find(file)).map(Checkpoint::note).hasValue("é");
        }

        @Test
        void areNotThereBeforeTheFirst() {
            assertThat(Checkpoint.find(folder.resolve("none"))).isEmpty();
        }
    }
}
