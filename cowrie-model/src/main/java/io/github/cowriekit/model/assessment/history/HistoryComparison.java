package io.github.cowriekit.model.assessment.history;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a session compares with earlier ones. Null means unknown, never no. Immutable.
 *
 * @param storedSessions how many sessions with commands the history holds
 * @param addresses distinct source addresses that sent the same sequence of commands, including this one's
 * @param campaign name of a known family or worm whose marks were found
 * @param nearSessions sessions in its cluster, if their commands are nearly the same
 * @param nearAddresses distinct source addresses of that cluster
 * @param sessionsInLastHour sessions from the same source address within the last hour, including this one
 * @param intervalVariation standard deviation divided by mean of the intervals between the last sessions of the address, at
 *     least five
 * @param commonCredential whether many addresses tried its user name and password, or a campaign uses them
 * @param newCredential whether it got in at the first try with a password that no earlier session used and no list of
 *     defaults has; only a history of sufficient size can tell
 * @param returned whether the same client came back within a day to a file that its earlier session created
 * @param durationRank share of earlier sessions with the same commands that were active for a shorter time, from connect to
 *     the last line, 0 to 1
 * @param scriptTypos typing errors that several scripts send, which therefore do not point to a person
 * @param tool name of a known tool, probe or habit whose marks were found
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
    /** The comparison of a session without a history. */
    public static final HistoryComparison NONE = builder().build();

    public HistoryComparison {
        scriptTypos = Set.copyOf(scriptTypos);
    }

    /** Returns a builder of a comparison in which everything is unknown. */
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
