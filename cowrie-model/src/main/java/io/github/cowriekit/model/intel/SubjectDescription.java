package io.github.cowriekit.model.intel;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Takes what facts state about a subject, in the vocabulary that all sources share; see {@link Facts#describe}.
 *
 * <p>Null and blank values and repetitions are ignored. Say only what the source states. Not thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface SubjectDescription permits SubjectViewBuilder {
    /** Dates the values that follow: what day the source describes; null when it does not say. */
    SubjectDescription asOf(@Nullable Instant day);

    /** Dates the values that follow: what day (UTC) the source describes; null when it does not say. */
    SubjectDescription asOf(@Nullable LocalDate day);

    /** States the two-letter country (ISO 3166-1) where an address is. */
    SubjectDescription country(@Nullable String code);

    /** States the two-letter country where the network of an address is registered. */
    SubjectDescription registeredIn(@Nullable String code);

    /** States the autonomous system of an address, by its number, its name or both. */
    SubjectDescription autonomousSystem(@Nullable Long number, @Nullable String name);

    /** States the network of an address, in CIDR notation. */
    SubjectDescription network(@Nullable String cidr);

    /** States who uses an address or its network. */
    SubjectDescription organization(@Nullable String name);

    /** States what the network of an address is used for, and the name of the service if there is one. */
    SubjectDescription use(NetworkKind kind, @Nullable String name);

    /** Says what the network may be used for: a hint that the source does not state of this very address or visit. */
    SubjectDescription hint(NetworkKind kind);

    /** States what an address does to others. */
    SubjectDescription role(NetworkRole role);

    /** States a host name of an address. Whoever owns the zone chooses it. */
    SubjectDescription hostName(@Nullable String name);

    /** States that somebody scans from an address in the open, such as a company or a university. */
    SubjectDescription knownScanner(@Nullable String name);

    /** States where abuse of an address is reported to, a mail address. */
    SubjectDescription abuseContact(@Nullable String address);

    /** States the malware family of a file, or of what a host or URL serves. */
    SubjectDescription malwareFamily(@Nullable String family);

    /** States when somebody saw the subject first. */
    SubjectDescription firstSeen(@Nullable Instant time);

    /** States on which day (UTC) somebody saw the subject first. */
    SubjectDescription firstSeen(@Nullable LocalDate day);

    /**
     * States how many engines or lists call the subject malicious; ignored when that is null.
     *
     * @param positive those that do
     * @param asked those that gave a verdict, null when the source does not say
     */
    SubjectDescription detections(@Nullable Long positive, @Nullable Long asked);
}
