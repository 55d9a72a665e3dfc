package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.internal.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who drove a session, and why that is believed.
 *
 * <p>The score is a sum of named weights and no probability. Immutable.
 *
 * @param operator the verdict
 * @param score sum in natural log-odds; positive speaks for a person. Zero when the session was not scored.
 * @param mixed whether strong evidence points both ways, as when a person pastes or takes over from a script
 * @param evidence what was observed, in the order of the indicators
 * @param notAvailable indicator to the reason why it could not be observed; never evidence
 * @param reasons which rules changed or replaced what the score says, in plain words; empty when none did
 * @since 0.1.0
 */
public record OperatorVerdict(
        Operator operator,
        double score,
        boolean mixed,
        List<Evidence> evidence,
        Map<String, String> notAvailable,
        List<String> reasons) {
    /** Checks what must be there and copies collections. */
    public OperatorVerdict {
        Objects.requireNonNull(operator, "operator");
        evidence = List.copyOf(evidence);
        notAvailable = Ordered.copyOf(notAvailable);
        reasons = List.copyOf(reasons);
    }

    /** Returns how many indicators were observed. */
    public int available() {
        return evidence.size();
    }

    /** Returns a builder with the required parts. */
    public static Builder builder(Operator operator) {
        return new Builder(operator);
    }

    /** Builds an {@link OperatorVerdict}; not thread-safe. */
    public static final class Builder {
        private final Operator operator;
        private double score;
        private boolean mixed;
        private List<Evidence> evidence = List.of();
        private Map<String, String> notAvailable = Map.of();
        private List<String> reasons = List.of();

        private Builder(Operator operator) {
            this.operator = operator;
        }

        /** Sets {@link OperatorVerdict#score()}. */
        public Builder score(double score) {
            this.score = score;
            return this;
        }

        /** Sets {@link OperatorVerdict#mixed()}. */
        public Builder mixed(boolean mixed) {
            this.mixed = mixed;
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
            return new OperatorVerdict(operator, score, mixed, evidence, notAvailable, reasons);
        }
    }
}
