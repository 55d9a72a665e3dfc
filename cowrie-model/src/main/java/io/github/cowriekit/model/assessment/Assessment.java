package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.List;
import java.util.Objects;

/**
 * A session with what was concluded about it.
 *
 * <p>Parts that an analysis was not asked for are null. Immutable.
 *
 * @param enriched the session and the answers about it
 * @param operator who drove it
 * @param origin where it came from and over what
 * @param downloadHosts the same about each host that files were fetched from, in the order of the session
 * @since 0.1.0
 */
public record Assessment(
        EnrichedSession enriched, OperatorVerdict operator, Origin origin, List<Origin> downloadHosts) {
    /** Checks what must be there and copies collections. */
    public Assessment {
        Objects.requireNonNull(enriched, "enriched");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(origin, "origin");
        downloadHosts = List.copyOf(downloadHosts);
    }

    /** Returns the session without the answers. */
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

        /** Returns the finished record. */
        public Assessment build() {
            return new Assessment(enriched, operator, origin, downloadHosts);
        }
    }
}
