package io.github.cowriekit.model.intel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened when a source was asked about an observable: found, not found, skipped or failed.
 *
 * <p>Not found is a finding (new malware is unknown to every scanner), not an error and not a clean bill. Most sources
 * describe today and not the day of the attack, so answers carry the time they were fetched. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface EnrichmentResult {
    /** Returns what was asked about. */
    Observable observable();

    /** Returns the name of the source, such as {@code virustotal}. */
    String source();

    /** Returns when the source answered, null when it did not. */
    @Nullable
    Instant fetchedAt();

    /**
     * The source knows the observable.
     *
     * @param observable what was asked about
     * @param source name of the source
     * @param fetchedAt when the source answered
     * @param facts what it said
     */
    record Found(Observable observable, String source, Instant fetchedAt, Facts facts) implements EnrichmentResult {
        /**
         * Returns what a reader wants to see of the facts; one detail that says so where they throw, since what somebody
         * else's facts throw must not end a report.
         */
        public List<FactDetail> details() {
            try {
                return facts.details();
            } catch (RuntimeException e) {
                return List.of(new FactDetail(
                        source, "cannot be shown: " + e.getClass().getSimpleName()));
            }
        }
    }

    /**
     * The source answered that it does not know the observable.
     *
     * @param observable what was asked about
     * @param source name of the source
     * @param fetchedAt when the source answered
     */
    record NotFound(Observable observable, String source, Instant fetchedAt) implements EnrichmentResult {}

    /**
     * The source was not asked.
     *
     * @param observable what would have been asked about
     * @param source name of the source
     * @param reason why
     * @param detail the same for people, with what is particular to this case, such as {@code quota 500/1d spent until …};
     *     empty if the reason says it all
     */
    record Skipped(Observable observable, String source, Reason reason, String detail) implements EnrichmentResult {
        /** Creates it for a reason that says it all. */
        public Skipped(Observable observable, String source, Reason reason) {
            this(observable, source, reason, "");
        }

        @Override
        public @Nullable Instant fetchedAt() {
            return null;
        }

        /** Returns the detail, else the label of the reason. */
        public String text() {
            return detail.isEmpty() ? reason.label() : detail;
        }
    }

    /**
     * The source was asked and gave no usable answer.
     *
     * @param observable what was asked about
     * @param source name of the source
     * @param fetchedAt when the last attempt failed
     * @param reason why
     * @param detail the same for people, with what is particular to this case; holds neither key nor body, empty if the
     *     reason says it all
     */
    record Failed(Observable observable, String source, Instant fetchedAt, Reason reason, String detail)
            implements EnrichmentResult {
        /** Returns the detail, else the label of the reason. */
        public String text() {
            return detail.isEmpty() ? reason.label() : detail;
        }
    }
}
