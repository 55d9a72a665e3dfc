package io.github.cowriekit.model.assessment.history;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What earlier sessions tell about one session. Null means that nobody remembers, never no. Immutable.
 *
 * @param storedSessions sessions with commands that are remembered
 * @param addresses distinct source addresses that sent the same sequence of commands, this session's included
 * @param campaign name of a known family or worm whose marks it bears
 * @param nearSessions sessions in the cluster of nearly the same sequences that it belongs to
 * @param nearAddresses distinct source addresses of that cluster
 * @param sessionsInLastHour sessions of the same source address in the hour before, this one included
 * @param intervalVariation standard deviation by mean of the times between the last five or more sessions of the address
 * @param commonCredential whether many addresses tried its user name and password, or a campaign uses them
 * @param newCredential whether the password that let it in at the first try was never seen before, in a history that has
 *     seen enough to tell, and is in no list of defaults
 * @param returned whether the same client came back within a day to a file that its earlier session made
 * @param durationRank share of the earlier sessions with the same commands that were active for a shorter time, from connect
 *     to the last line, 0 to 1
 * @param scriptTypos typing errors that several scripts send and that therefore say nothing
 * @param tool name of a known tool, probe or habit whose marks it bears
 * @since 0.1.0
 */
public record HistoryComparison(
        @Nullable Long storedSessions,
        @Nullable Long addresses,
        @Nullable String campaign,
        @Nullable Long nearSessions,
        @Nullable Long nearAddresses,
        @Nullable Long sessionsInLastHour,
        @Nullable Double intervalVariation,
        @Nullable Boolean commonCredential,
        @Nullable Boolean newCredential,
        @Nullable Boolean returned,
        @Nullable Double durationRank,
        Set<String> scriptTypos,
        @Nullable String tool) {
    /** Nothing is remembered. */
    public static final HistoryComparison NONE = builder().build();

    /** Copies collections. */
    public HistoryComparison {
        scriptTypos = Set.copyOf(scriptTypos);
    }

    /** Returns a builder of a sighting that knows nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link HistoryComparison}; not thread-safe. */
    public static final class Builder {
        private @Nullable Long storedSessions;
        private @Nullable Long addresses;
        private @Nullable String campaign;
        private @Nullable Long nearSessions;
        private @Nullable Long nearAddresses;
        private @Nullable Long sessionsInLastHour;
        private @Nullable Double intervalVariation;
        private @Nullable Boolean commonCredential;
        private @Nullable Boolean newCredential;
        private @Nullable Boolean returned;
        private @Nullable Double durationRank;
        private Set<String> scriptTypos = Set.of();
        private @Nullable String tool;

        private Builder() {}

        /** Sets {@link HistoryComparison#storedSessions()}. */
        public Builder storedSessions(@Nullable Long storedSessions) {
            this.storedSessions = storedSessions;
            return this;
        }

        /** Sets {@link HistoryComparison#addresses()}. */
        public Builder addresses(@Nullable Long addresses) {
            this.addresses = addresses;
            return this;
        }

        /** Sets {@link HistoryComparison#campaign()}. */
        public Builder campaign(@Nullable String campaign) {
            this.campaign = campaign;
            return this;
        }

        /** Sets {@link HistoryComparison#nearSessions()}. */
        public Builder nearSessions(@Nullable Long nearSessions) {
            this.nearSessions = nearSessions;
            return this;
        }

        /** Sets {@link HistoryComparison#nearAddresses()}. */
        public Builder nearAddresses(@Nullable Long nearAddresses) {
            this.nearAddresses = nearAddresses;
            return this;
        }

        /** Sets {@link HistoryComparison#sessionsInLastHour()}. */
        public Builder sessionsInLastHour(@Nullable Long sessionsInLastHour) {
            this.sessionsInLastHour = sessionsInLastHour;
            return this;
        }

        /** Sets {@link HistoryComparison#intervalVariation()}. */
        public Builder intervalVariation(@Nullable Double intervalVariation) {
            this.intervalVariation = intervalVariation;
            return this;
        }

        /** Sets {@link HistoryComparison#commonCredential()}. */
        public Builder commonCredential(@Nullable Boolean commonCredential) {
            this.commonCredential = commonCredential;
            return this;
        }

        /** Sets {@link HistoryComparison#newCredential()}. */
        public Builder newCredential(@Nullable Boolean newCredential) {
            this.newCredential = newCredential;
            return this;
        }

        /** Sets {@link HistoryComparison#returned()}. */
        public Builder returned(@Nullable Boolean returned) {
            this.returned = returned;
            return this;
        }

        /** Sets {@link HistoryComparison#durationRank()}. */
        public Builder durationRank(@Nullable Double durationRank) {
            this.durationRank = durationRank;
            return this;
        }

        /** Sets {@link HistoryComparison#scriptTypos()}. */
        public Builder scriptTypos(Set<String> scriptTypos) {
            this.scriptTypos = scriptTypos;
            return this;
        }

        /** Sets {@link HistoryComparison#tool()}. */
        public Builder tool(@Nullable String tool) {
            this.tool = tool;
            return this;
        }

        /** Returns the finished record. */
        public HistoryComparison build() {
            return new HistoryComparison(
                    storedSessions,
                    addresses,
                    campaign,
                    nearSessions,
                    nearAddresses,
                    sessionsInLastHour,
                    intervalVariation,
                    commonCredential,
                    newCredential,
                    returned,
                    durationRank,
                    scriptTypos,
                    tool);
        }
    }
}
