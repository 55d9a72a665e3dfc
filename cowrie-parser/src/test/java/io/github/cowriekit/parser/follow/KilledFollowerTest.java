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

/** Property {@code cowrie.kills} sets how often the follower is killed; 200 for the full proof, which takes minutes. */
@Tag("slow")
class KilledFollowerTest {
    private static final int KILLS = Integer.getInteger("cowrie.kills", 5);
    private static final long SEED = Long.getLong("cowrie.seed", 20_260_801L);
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-Xmx64m");

    @TempDir
    Path folder;

    @Test
    void putsEveryEventIntoExactlyOneSessionHoweverOftenItIsKilled() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Path logs = Files.createDirectory(folder.resolve("log"));
        Process writer =
                Java.start(Writer.class, QUICK, folder.resolve("writer.txt"), logs.toString(), Long.toString(SEED));
        try {
            for (int i = 0; i < KILLS; i++) {
                Process follower = follow(logs, i);
                boolean ended = follower.waitFor(50 + random.nextInt(900), TimeUnit.MILLISECONDS);
                assertThat(ended)
                        .as("the follower ended by itself: " + printed())
                        .isFalse();
                follower.destroyForcibly().waitFor();
            }
            Files.createFile(logs.resolve("stop"));
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            writer.destroyForcibly();
        }
        Process last = follow(logs, KILLS, "end");
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();

        // a follower may be up before the first line was written
        assertThat(printed().lines().filter(line -> !line.contains("it is read when it comes")))
                .isEmpty();
        String counts = WrittenSessions.assertAsWritten(folder.resolve("sessions.txt"), logs.resolve("truth"));
        System.out.printf("%d kills: %s%n", KILLS, counts);
    }

    private Process follow(Path logs, int seed, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                logs.toString(),
                folder.resolve("sessions.txt").toString(),
                logs.resolve("cowrie.json.checkpoint").toString(),
                Integer.toString(seed)));
        arguments.addAll(List.of(more));
        return Java.start(Follower.class, QUICK, folder.resolve("follower.txt"), arguments.toArray(String[]::new));
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("follower.txt"));
    }
}
