package io.github.cowriekit.sink.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something worth knowing at once, while its session may still go on.
 *
 * @param id the same whenever the same thing is told again
 * @param kind what happened
 * @param time when, by the log
 * @param sensor name of the sensor, null if the log tells none
 * @param session Cowrie's id of the session
 * @param sourceIp address of the visitor, null if the log tells none
 * @param protocol {@code ssh} or {@code telnet}, null if the log tells none
 * @param details what else is known, by name, such as {@code username}, {@code url} or {@code sha256}; as attackers wrote it
 * @since 0.1.0
 */
public record Alert(
        UUID id,
        AlertKind kind,
        Instant time,
        @Nullable String sensor,
        String session,
        @Nullable String sourceIp,
        @Nullable String protocol,
        Map<String, String> details) {
    /** Copies the details, sorted by name. */
    public Alert {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(session, "session");
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }
}
