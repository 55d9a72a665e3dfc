package io.github.cowriekit.sink.internal.misp;

import static io.github.cowriekit.sink.fixtures.Visits.START;
import static io.github.cowriekit.sink.fixtures.Visits.dropper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Tlp;
import io.github.cowriekit.sink.fixtures.FeedReader;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFolderTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatItDidNotBecauseOfAnError() throws Exception {
        boolean[] fails = {true};
        FeedState state = new FeedState(folder.resolve(".state"), 1_000) {
            @Override
            long append(Path file, String text) throws IOException {
                if (fails[0]) {
                    throw new OutOfMemoryError("for once");
                }
                return super.append(file, text);
            }
        };
        FeedConfig config =
                new FeedConfig("Sessions", "Example CERT", FeedConfig.idOf("Example CERT"), Tlp.GREEN, 30, 1_000);
        FeedFolder feed = new FeedFolder(folder, config, FakeClock.at(START), state);
        String body = SessionObjects.encode(dropper("a", START), ExportOptions.sharing())
                .orElseThrow();
        List<Message> messages = List.of(new Message(new UUID(1, 1), Message.Kind.SESSION, START, null, body));

        assertThatThrownBy(() -> feed.add(messages)).isInstanceOf(OutOfMemoryError.class);
        fails[0] = false;
        assertThat(feed.add(messages).rejected()).isEmpty();

        FeedReader read = FeedReader.read(folder);
        assertThat(read.problems()).isEmpty();
        assertThat(FeedReader.sessions(read.event("2026-11-29"))).containsExactly("a");
    }
}
