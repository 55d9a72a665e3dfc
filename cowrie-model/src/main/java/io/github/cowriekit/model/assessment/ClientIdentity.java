package io.github.cowriekit.model.assessment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which software the client is, by its name and by its key exchange. A HASSH is data, no identity: several programs share
 * one, and an update changes it.
 *
 * @param version SSH identification string as the client sent it, without the quotes of old logs; null when the log
 *     does not say
 * @param program program that calls itself so, such as {@code OpenSSH}; {@code an unknown program} for a name that is not
 *     listed
 * @param family what kind of program it is to the operator verdict, such as {@code library} or {@code unknown}
 * @param hassh HASSH fingerprint, null when the log does not say
 * @param hasshProgram program that was seen most with this HASSH in public logs, null when it was not seen
 * @param seenWith identification strings seen with this HASSH in public logs, each with the number of sessions
 * @param contradiction whether name and key exchange belong to different programs: the name is false, or copied
 * @since 0.1.0
 */
public record ClientIdentity(
        @Nullable String version,
        String program,
        String family,
        @Nullable String hassh,
        @Nullable String hasshProgram,
        List<String> seenWith,
        boolean contradiction) {
    /** Rejects missing required parts and copies the collections. */
    public ClientIdentity {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(family, "family");
        seenWith = List.copyOf(seenWith);
    }
}
