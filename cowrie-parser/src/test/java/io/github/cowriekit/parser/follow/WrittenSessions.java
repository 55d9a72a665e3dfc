package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.process.Follower;
import io.github.cowriekit.parser.process.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares what a {@link Follower} handed out with what a {@link Writer} wrote. */
final class WrittenSessions {
    private WrittenSessions() {}

    /** Asserts that every event is in exactly one session; returns what there was. */
    static String assertAsWritten(Path sessions, Path truth) throws IOException {
        String[] written = Files.readString(truth).split(" ");
        List<String> ids = new ArrayList<>();
        List<Integer> commands = new ArrayList<>();
        long events = 0;
        for (String line : Files.readAllLines(sessions)) {
            String[] parts = line.split(" ", -1);
            ids.add(parts[0]);
            assertThat(parts[1]).as(line).isEqualTo("CLOSED");
            events += Long.parseLong(parts[2]);
            for (String command : parts[3].isEmpty() ? new String[0] : parts[3].split(",")) {
                commands.add(Integer.parseInt(command.substring(1)));
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(Integer.parseInt(written[0]));
        assertThat(commands).doesNotHaveDuplicates().hasSize(Integer.parseInt(written[1]));
        assertThat(events).isEqualTo(Long.parseLong(written[2]));
        return "%d sessions, %d commands, %d events, %s cut off while they were written"
                .formatted(ids.size(), commands.size(), events, written[3]);
    }
}
