package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts of somebody else that throw: what others say about the subject is still there. */
class ThrowingFactsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant OLD = Instant.parse("2020-01-15T12:00:00Z");
    private static final Observable ADDRESS = Observable.ip("198.51.100.1");

    private static EnrichmentResult.Found found(String source, Facts facts) {
        return new EnrichmentResult.Found(ADDRESS, source, NOW, facts);
    }

    @Test
    void sayWhatTheySaidBeforeAndNothingOfOthersIsLost() {
        SubjectView view = SubjectView.of(
                ADDRESS,
                new EnrichedSession(
                        Session.builder("s", SessionEnd.CLOSED).build(),
                        List.of(found("broken", new BrokenFacts()), found("sound", new SoundFacts()))));

        assertThat(view.countries())
                .containsExactly(
                        new Attributed<>("NL", "broken", NOW, OLD), new Attributed<>("DE", "sound", NOW, null));
    }

    @Test
    void showThatTheyCannotBeShown() {
        assertThat(found("broken", new BrokenFacts()).details())
                .containsExactly(new FactDetail("broken", "cannot be shown: IllegalStateException"));
        assertThat(found("sound", new SoundFacts()).details()).isEmpty();
    }

    /** Throws after it said something. */
    private record BrokenFacts() implements Facts {
        @Override
        public String kind() {
            return "broken";
        }

        @Override
        public void describe(SubjectDescription description) {
            description.asOf(OLD).country("nl");
            throw new IllegalStateException("describe");
        }

        @Override
        public List<FactDetail> details() {
            throw new IllegalStateException("details");
        }
    }

    private record SoundFacts() implements Facts {
        @Override
        public String kind() {
            return "sound";
        }

        @Override
        public void describe(SubjectDescription description) {
            description.country("de");
        }
    }
}
