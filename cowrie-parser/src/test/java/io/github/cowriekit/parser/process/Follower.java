package io.github.cowriekit.parser.process;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.LogFollower;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Follows a log and writes each session into a file exactly once, however often it is killed: the checkpoint holds the
 * length of the file, and what was written after the checkpoint is cut off first.
 *
 * <p>Arguments: folder of the log, output file, checkpoint file, seed, {@code end} to end when nothing is new.
 */
public final class Follower {
    private Follower() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        Random random = new Random(Long.parseLong(args[3]));
        var options = CowrieLog.in(Path.of(args[0]))
                .onProblem(problem -> System.err.println(problem))
                .follow()
                .checkpoint(Path.of(args[2]))
                .pollInterval(Duration.ofMillis(3));
        if (args.length > 4) {
            options.untilEnd();
        }
        try (LogFollower follower = options.build();
                FileChannel out =
                        FileChannel.open(Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long length = follower.resumedFrom()
                    .map(checkpoint -> Long.parseLong(checkpoint.note()))
                    .orElse(0L);
            out.truncate(length).position(length);
            for (Optional<Session> session = follower.next(); session.isPresent(); session = follower.next()) {
                out.write(ByteBuffer.wrap(describe(session.get()).getBytes(StandardCharsets.UTF_8)));
                if (random.nextInt(10) == 0) {
                    out.force(false);
                    follower.commit(Long.toString(out.position()));
                }
            }
            out.force(false);
            follower.commit(Long.toString(out.position()));
        }
    }

    private static String describe(Session session) {
        long events = session.eventCounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String commands = session.commands().stream().map(Command::input).collect(Collectors.joining(","));
        return session.id() + " " + session.end() + " " + events + " " + commands + "\n";
    }
}
