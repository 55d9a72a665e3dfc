package io.github.cowriekit.model.assessment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The client software, by its version string and by its key exchange. A HASSH does not identify a program: several share one,
 * and an update changes it.
 *
 * @param version SSH identification string as the client sent it, without the quotes of old logs; null when the log
 *     does not say
 * @param program the program with this version string, such as {@code OpenSSH}; {@code an unknown program} if it is not
 *     listed
 * @param family the kind of program, which the operator verdict weighs, such as {@code library} or {@code unknown}
 * @param hassh HASSH fingerprint, null when the log does not say
 * @param hasshProgram program seen most often with this HASSH in public logs, null if none was
 * @param seenWith version strings seen with this HASSH in public logs, each with its number of sessions
 * @param contradiction whether version string and key exchange belong to different programs, so that the string is false
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
    public ClientIdentity {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(family, "family");
        seenWith = List.copyOf(seenWith);
    }
}
