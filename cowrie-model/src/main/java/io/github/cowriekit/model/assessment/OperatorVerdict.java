package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.internal.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who drove a session, with the evidence for it.
 *
 * <p>The score is a sum of named weights, not a probability. Immutable.
 *
 * @param verdict who it was
 * @param score sum in natural log-odds; positive speaks for a person; null if nothing was observed
 * @param mixed whether strong evidence points both ways, as when a person pastes or takes over from a script
 * @param phases for a mixed session the verdicts before and after its longest pause; otherwise empty
 * @param pacedProgram whether it looks like a program at the pace of a person
 * @param evidence what was observed, in the order of the indicators
 * @param notAvailable indicators that could not be observed, each with the reason; they do not count as evidence
 * @param reasons the rules that changed the verdict the score alone would give, in plain words; empty if none did
 * @since 0.1.0
 */
public record OperatorVerdict(
        Operator verdict,
        @Nullable Double score,
        boolean mixed,
        List<Operator> phases,
        PacedProgram pacedProgram,
        List<Evidence> evidence,
        Map<String, String> notAvailable,
        List<String> reasons) {
    public OperatorVerdict {
        Objects.requireNonNull(verdict, "verdict");
        phases = List.copyOf(phases);
        Objects.requireNonNull(pacedProgram, "pacedProgram");
        evidence = List.copyOf(evidence);
        notAvailable = Ordered.copyOf(notAvailable);
        reasons = List.copyOf(reasons);
    }

    /** Returns how many indicators speak for a person or a program; those of weight zero do not count. */
    public int available() {
        return (int) evidence.stream()
                .filter(item -> item.direction() != Evidence.Direction.NEITHER)
                .count();
    }

    /** Returns a builder with the required parts. */
    public static Builder builder(Operator verdict) {
        return new Builder(verdict);
    }

    /** Builds an {@link OperatorVerdict}; not thread-safe. */
    public static final class Builder {
        private final Operator verdict;
        private @Nullable Double score;
        private boolean mixed;
        private List<Operator> phases = List.of();
        private PacedProgram pacedProgram = PacedProgram.NONE;
        private List<Evidence> evidence = List.of();
        private Map<String, String> notAvailable = Map.of();
        private List<String> reasons = List.of();

        private Builder(Operator verdict) {
            this.verdict = verdict;
        }

        /** Sets {@link OperatorVerdict#score()}. */
        public Builder score(@Nullable Double score) {
            this.score = score;
            return this;
        }

        /** Sets {@link OperatorVerdict#mixed()}. */
        public Builder mixed(boolean mixed) {
            this.mixed = mixed;
            return this;
        }

        /** Sets {@link OperatorVerdict#phases()}. */
        public Builder phases(List<Operator> phases) {
            this.phases = phases;
            return this;
        }

        /** Sets {@link OperatorVerdict#pacedProgram()}. */
        public Builder pacedProgram(PacedProgram pacedProgram) {
            this.pacedProgram = pacedProgram;
            return this;
        }

        /** Sets {@link OperatorVerdict#evidence()}. */
        public Builder evidence(List<Evidence> evidence) {
            this.evidence = evidence;
            return this;
        }

        /** Sets {@link OperatorVerdict#notAvailable()}. */
        public Builder notAvailable(Map<String, String> notAvailable) {
            this.notAvailable = notAvailable;
            return this;
        }

        /** Sets {@link OperatorVerdict#reasons()}. */
        public Builder reasons(List<String> reasons) {
            this.reasons = reasons;
            return this;
        }

        /** Returns the finished record. */
        public OperatorVerdict build() {
            return new OperatorVerdict(verdict, score, mixed, phases, pacedProgram, evidence, notAvailable, reasons);
        }
    }
}
