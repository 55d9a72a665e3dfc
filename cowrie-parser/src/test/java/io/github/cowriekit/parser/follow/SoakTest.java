package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.process.Follower;
import io.github.cowriekit.parser.process.Java;
import io.github.cowriekit.parser.process.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One follower survives a writer that rotates, truncates and is killed, often in the middle of a line, and continues.
 *
 * <p>An event counts if all of its JSON is in the log, with a line feed or without. Property {@code cowrie.writerKills} sets
 * how often the writer is killed; 300 take minutes.
 */
@Tag("slow")
class SoakTest {
    private static final int KILLS = Integer.getInteger("cowrie.writerKills", 8);
    private static final long SEED = Long.getLong("cowrie.seed", 20_260_802L);
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-Xmx64m");

    @TempDir
    Path folder;

    @Test
    void handsOutEveryWholeEventOnceHoweverOftenTheWriterIsKilled() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Path logs = Files.createDirectory(folder.resolve("log"));
        Process follower = follow(logs);
        try {
            for (int i = 0; i < KILLS; i++) {
                Process writer = write(logs);
                try {
                    awaitFirstEvent(writer, i + 1);
                    boolean ended = writer.waitFor(random.nextInt(900), TimeUnit.MILLISECONDS);
                    assertThat(ended).as("the writer ended by itself").isFalse();
                } finally {
                    writer.destroyForcibly().waitFor();
                }
            }
            Files.createFile(logs.resolve("stop"));
            assertThat(write(logs).waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(follower.isAlive()).as("the follower ended by itself").isTrue();
        } finally {
            follower.destroyForcibly().waitFor();
        }
        assertThat(follow(logs, "end").waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readAllLines(folder.resolve("writer.txt"))).isEmpty();
        // half lines are problems; anything else that was printed is a failure
        assertThat(Files.readAllLines(folder.resolve("follower.txt")))
                .allSatisfy(line -> assertThat(line).startsWith(logs.toString()));
        String counts = WrittenSessions.assertAsWritten(folder.resolve("sessions.txt"), logs.resolve("truth"));
        System.out.printf("%d kills of the writer: %s%n", KILLS, counts);
    }

    /** On a busy machine a writer that is killed after a fixed time would have written nothing. */
    private void awaitFirstEvent(Process writer, int start) throws IOException, InterruptedException {
        Path state = folder.resolve("writer.state");
        while (!Files.exists(state) || !Files.readString(state).startsWith(start + " ")) {
            assertThat(writer.waitFor(10, TimeUnit.MILLISECONDS))
                    .as("the writer ended by itself")
                    .isFalse();
        }
    }

    private Process write(Path logs) throws IOException {
        return Java.start(
                Writer.class, QUICK, folder.resolve("writer.txt"), logs.toString(), Long.toString(SEED), "again");
    }

    private Process follow(Path logs, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                logs.toString(),
                folder.resolve("sessions.txt").toString(),
                logs.resolve("cowrie.json.checkpoint").toString(),
                Long.toString(SEED)));
        arguments.addAll(List.of(more));
        return Java.start(Follower.class, QUICK, folder.resolve("follower.txt"), arguments.toArray(String[]::new));
    }
}
