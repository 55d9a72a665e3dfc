package io.github.cowriekit.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.fixtures.FakeEnricher;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder is told of questions to sources. */
@Tag("slow")
class FlightRecorderTest {
    @TempDir
    private Path folder;

    @Test
    void hearsOfEachQuestionAndNotWhatItWasAbout() throws IOException {
        FakeTime time = new FakeTime();
        FakeEnricher source = new FakeEnricher("mine", time);
        Path file = folder.resolve("events.jfr");
        try (Recording recording = new Recording();
                Enrichment enrichment = Samples.builder(time).enricher(source).build()) {
            recording.enable("io.github.cowriekit.Lookup");
            recording.start();
            enrichment.lookup(Samples.hash(1));
            source.answers(subject -> Optional.empty());
            enrichment.lookup(Samples.hash(2));
            source.answers(subject -> {
                throw new RejectedQuestionException("no");
            });
            enrichment.lookup(Samples.hash(3));
            recording.stop();
            recording.dump(file);
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .extracting(event -> event.getString("outcome"))
                .containsExactly("found", "not found", "failed");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getString("source")).isEqualTo("mine");
            assertThat(event.getString("type")).isEqualTo("sha256");
            assertThat(event.toString()).doesNotContain(Samples.hash(1).value());
        });
        assertThat(events.get(2).getString("reason")).isNotBlank();
    }
}
