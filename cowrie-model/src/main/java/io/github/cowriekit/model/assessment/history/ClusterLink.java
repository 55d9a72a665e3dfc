package io.github.cowriekit.model.assessment.history;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier sessions a session belongs with, and why.
 *
 * @param name the campaign if known, else {@code c-} and the first 10 hex digits of the smallest sequence key in the
 *     cluster; may change when clusters are merged
 * @param reason why the session is in this cluster
 * @param observed what the reason is based on: the key, the file, the URL or the similarity; may come from the attacker
 * @param sessions sessions in the cluster before this one
 * @param sources about how many distinct source addresses the cluster had before this one
 * @param first start of the earliest session, null when none had a time
 * @param last start of the latest session before this one, null when none had a time
 * @since 0.1.0
 */
public record ClusterLink(
        String name,
        Reason reason,
        String observed,
        long sessions,
        long sources,
        @Nullable Instant first,
        @Nullable Instant last) {
    public ClusterLink {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(observed, "observed");
    }

    /** Returns whether the session is the first of its cluster. */
    public boolean isNew() {
        return reason == Reason.NEW;
    }

    /** Why a session is in a cluster, strongest first. */
    public enum Reason {
        /** The same normalised commands in the same order. */
        SAME_SEQUENCE,
        /** It plants the same SSH key. */
        SSH_KEY,
        /** It has the same file, which is not a trivial one. */
        FILE,
        /** It sets the same password. */
        WRITTEN_CREDENTIAL,
        /** It downloads from the same host and path. */
        URL,
        /** Most commands are the same: Jaccard similarity of at least 0.7. */
        NEAR_DUPLICATE,
        /** No earlier session was like it. */
        NEW
    }
}
