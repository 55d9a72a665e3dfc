package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.EnrichedRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session with what was concluded about it.
 *
 * <p>Parts that the analysis did not look for are null. Immutable.
 *
 * @param enriched the session and the answers about it
 * @param operator who drove it
 * @param origin where it came from
 * @param downloadHosts where each host is that it downloaded files from, in the order of the session
 * @param techniques what it did, in the words of ATT&amp;CK
 * @param playbook the script behind it and known campaigns
 * @param cluster which earlier sessions it belongs with; null without a history, or if it has neither commands nor files
 * @param credentials the pairs of user name and password it tried, each once, at most 100
 * @param client software of the client; null for telnet
 * @param interest how much it deserves to be read, and why
 * @param history which earlier sessions it was compared with; null without a history
 * @since 0.1.0
 */
public record Assessment(
        EnrichedSession enriched,
        OperatorVerdict operator,
        Origin origin,
        List<Origin> downloadHosts,
        @Nullable Techniques techniques,
        @Nullable Playbook playbook,
        @Nullable ClusterLink cluster,
        List<CredentialView> credentials,
        @Nullable ClientIdentity client,
        @Nullable Interest interest,
        @Nullable HistoryScope history)
        implements EnrichedRecord {
    public Assessment {
        Objects.requireNonNull(enriched, "enriched");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(origin, "origin");
        downloadHosts = List.copyOf(downloadHosts);
        credentials = List.copyOf(credentials);
    }

    /** Returns the session without the answers. */
    @Override
    public Session session() {
        return enriched.session();
    }

    /** Returns a builder with the required parts. */
    public static Builder builder(EnrichedSession enriched, OperatorVerdict operator, Origin origin) {
        return new Builder(enriched, operator, origin);
    }

    /** Builds an {@link Assessment}; not thread-safe. */
    public static final class Builder {
        private final EnrichedSession enriched;
        private final OperatorVerdict operator;
        private final Origin origin;
        private List<Origin> downloadHosts = List.of();
        private @Nullable Techniques techniques;
        private @Nullable Playbook playbook;
        private @Nullable ClusterLink cluster;
        private List<CredentialView> credentials = List.of();
        private @Nullable ClientIdentity client;
        private @Nullable Interest interest;
        private @Nullable HistoryScope history;

        private Builder(EnrichedSession enriched, OperatorVerdict operator, Origin origin) {
            this.enriched = enriched;
            this.operator = operator;
            this.origin = origin;
        }

        /** Sets {@link Assessment#downloadHosts()}. */
        public Builder downloadHosts(List<Origin> downloadHosts) {
            this.downloadHosts = downloadHosts;
            return this;
        }

        /** Sets {@link Assessment#techniques()}. */
        public Builder techniques(@Nullable Techniques techniques) {
            this.techniques = techniques;
            return this;
        }

        /** Sets {@link Assessment#playbook()}. */
        public Builder playbook(@Nullable Playbook playbook) {
            this.playbook = playbook;
            return this;
        }

        /** Sets {@link Assessment#cluster()}. */
        public Builder cluster(@Nullable ClusterLink cluster) {
            this.cluster = cluster;
            return this;
        }

        /** Sets {@link Assessment#credentials()}. */
        public Builder credentials(List<CredentialView> credentials) {
            this.credentials = credentials;
            return this;
        }

        /** Sets {@link Assessment#client()}. */
        public Builder client(@Nullable ClientIdentity client) {
            this.client = client;
            return this;
        }

        /** Sets {@link Assessment#interest()}. */
        public Builder interest(@Nullable Interest interest) {
            this.interest = interest;
            return this;
        }

        /** Sets {@link Assessment#history()}. */
        public Builder history(@Nullable HistoryScope history) {
            this.history = history;
            return this;
        }

        /** Returns the finished record. */
        public Assessment build() {
            return new Assessment(
                    enriched,
                    operator,
                    origin,
                    downloadHosts,
                    techniques,
                    playbook,
                    cluster,
                    credentials,
                    client,
                    interest,
                    history);
        }
    }
}
