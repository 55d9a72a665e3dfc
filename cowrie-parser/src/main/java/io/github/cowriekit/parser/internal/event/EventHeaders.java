package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.FieldName;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what events of every kind say: session, time, sensor, protocol, both ends of the connection. */
public final class EventHeaders {
    private EventHeaders() {}

    /** Returns the header of an event, whose keys count as read from then on. */
    static EventHeader of(EventFields fields, String eventId, @Nullable Instant time) {
        fields.drop(FieldName.EVENTID);
        if (time != null) {
            fields.drop(FieldName.TIMESTAMP);
        }
        // in forwardings dst_ip is the target, and before 2026 src_port was the port of the originator
        boolean forwarding = eventId.startsWith("cowrie.direct-tcpip.") || eventId.equals("cowrie.reversedns.forward");
        boolean foreignPort = forwarding && eventId.endsWith(".request") && !fields.has(FieldName.ORIG_PORT);
        Endpoint source = foreignPort
                ? new Endpoint(fields.filled(FieldName.SRC_IP), null)
                : fields.endpoint(FieldName.SRC_IP, FieldName.SRC_PORT);
        Endpoint destination = forwarding ? Endpoint.UNKNOWN : fields.destination();
        // no builder: it would cost more than the header, which every line needs
        return new EventHeader(
                eventId,
                fields.filled(FieldName.SESSION),
                time,
                fields.sensor(),
                fields.filled(FieldName.UUID),
                protocol(fields),
                source,
                destination,
                Boolean.TRUE.equals(fields.flag(FieldName.LATE)),
                Map.of());
    }

    static EventHeader withExtra(EventHeader header, Map<String, Object> extra) {
        return new EventHeader(
                header.eventId(),
                header.session(),
                header.timestamp(),
                header.sensor(),
                header.sensorUuid(),
                header.protocol(),
                header.source(),
                header.destination(),
                header.late(),
                extra);
    }

    /** Returns the protocol that a line names, null if it names none. */
    public static @Nullable String protocol(EventFields fields) {
        String protocol = fields.filled(FieldName.PROTOCOL);
        if (protocol != null) {
            return protocol;
        }
        // logs of 2017 name no protocol, but the Twisted system that wrote the event does
        Object system = fields.peek(FieldName.SYSTEM);
        if (system instanceof String name) {
            return name.contains("Telnet") ? "telnet" : name.contains("SSH") ? "ssh" : null;
        }
        return null;
    }
}
