package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.Key;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.event.ClientFingerprint;
import io.github.cowriekit.model.event.ClientKex;
import io.github.cowriekit.model.event.ClientMalformedPacket;
import io.github.cowriekit.model.event.ClientSize;
import io.github.cowriekit.model.event.ClientVar;
import io.github.cowriekit.model.event.ClientVersion;
import io.github.cowriekit.model.event.CommandChpasswd;
import io.github.cowriekit.model.event.CommandFailed;
import io.github.cowriekit.model.event.CommandInput;
import io.github.cowriekit.model.event.CommandSuccess;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.DirectTcpipData;
import io.github.cowriekit.model.event.DirectTcpipJa4;
import io.github.cowriekit.model.event.DirectTcpipJa4h;
import io.github.cowriekit.model.event.DirectTcpipRedirect;
import io.github.cowriekit.model.event.DirectTcpipRequest;
import io.github.cowriekit.model.event.DirectTcpipTunnel;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.FileDownloadFailed;
import io.github.cowriekit.model.event.FileUpload;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LogOpen;
import io.github.cowriekit.model.event.LoginAttempt;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import io.github.cowriekit.model.event.SessionInput;
import io.github.cowriekit.model.event.SessionParams;
import io.github.cowriekit.model.event.TelnetError;
import io.github.cowriekit.model.event.TelnetExploitAttempt;
import io.github.cowriekit.model.event.TelnetExploitSuccess;
import io.github.cowriekit.model.event.TelnetOption;
import io.github.cowriekit.model.event.TunnelProxyData;
import io.github.cowriekit.model.event.UnknownEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the keys and values of a line into an event, whatever version of Cowrie wrote it.
 *
 * <p>Decides by what the line contains, never by a date or a version. A known id that lacks what its record needs
 * becomes an {@link UnknownEvent} with everything it holds.
 */
public final class EventFactory {
    /** Keys that repeat what other keys say, or what Twisted needed for itself. */
    private static final List<Key> BOILERPLATE =
            List.of(Key.MESSAGE, Key.FORMAT, Key.SYSTEM, Key.IS_ERROR, Key.EPOCH, Key.TIME);

    private static final Map<EventId, EventType> TYPES = new EnumMap<>(EventId.class);

    static {
        TYPES.put(EventId.SESSION_CONNECT, (header, fields) -> new SessionConnect(header));
        TYPES.put(EventId.SESSION_CLOSED, (header, fields) -> new SessionClosed(header, Durations.of(fields)));
        TYPES.put(EventId.SESSION_PARAMS, (header, fields) -> new SessionParams(header, fields.filled(Key.ARCH)));
        TYPES.put(EventId.SESSION_INPUT, EventFactory::sessionInput);
        TYPES.put(EventId.SESSION_FILE_DOWNLOAD, EventFactory::fileDownload);
        TYPES.put(
                EventId.SESSION_FILE_DOWNLOAD_FAILED,
                (header, fields) -> new FileDownloadFailed(header, fields.filled(Key.URL), fields.filled(Key.ERROR)));
        TYPES.put(EventId.SESSION_FILE_UPLOAD, EventFactory::fileUpload);
        TYPES.put(
                EventId.CLIENT_VERSION,
                (header, fields) -> new ClientVersion(header, fields.text(Key.VERSION), fields.kex()));
        TYPES.put(EventId.CLIENT_KEX, EventFactory::kex);
        TYPES.put(EventId.CLIENT_SIZE, EventFactory::size);
        TYPES.put(EventId.CLIENT_VAR, EventFactory::variable);
        TYPES.put(EventId.CLIENT_FINGERPRINT, EventFactory::fingerprint);
        TYPES.put(
                EventId.CLIENT_MALFORMED_PACKET,
                (header, fields) -> new ClientMalformedPacket(
                        header, fields.number(Key.MESSAGENUM), fields.number(Key.DATALEN), fields.text(Key.DATA)));
        TYPES.put(EventId.LOGIN_SUCCESS, (header, fields) -> login(header, fields, true));
        TYPES.put(EventId.LOGIN_FAILED, (header, fields) -> login(header, fields, false));
        TYPES.put(EventId.COMMAND_INPUT, EventFactory::commandInput);
        TYPES.put(EventId.COMMAND_FAILED, EventFactory::commandFailed);
        TYPES.put(EventId.COMMAND_SUCCESS, EventFactory::commandSuccess);
        TYPES.put(
                EventId.COMMAND_CHPASSWD,
                (header, fields) -> new CommandChpasswd(header, fields.filled(Key.REALM), fields.text(Key.USERNAME)));
        TYPES.put(EventId.LOG_OPEN, (header, fields) -> new LogOpen(header, fields.filled(Key.TTYLOG)));
        TYPES.put(EventId.LOG_CLOSED, EventFactory::logClosed);
        TYPES.put(EventId.DIRECT_TCPIP_REQUEST, EventFactory::request);
        TYPES.put(
                EventId.DIRECT_TCPIP_DATA,
                (header, fields) -> new DirectTcpipData(
                        header,
                        fields.destinationIp(),
                        fields.destinationPort(),
                        fields.text(Key.DATA),
                        fields.number(Key.ID)));
        TYPES.put(
                EventId.DIRECT_TCPIP_REDIRECT,
                (header, fields) -> new DirectTcpipRedirect(
                        header,
                        fields.destinationIp(),
                        fields.destinationPort(),
                        fields.filled(Key.NEW_IP),
                        fields.smallNumber(Key.NEW_PORT),
                        fields.filled(Key.ORIG_IP),
                        fields.smallNumber(Key.ORIG_PORT)));
        TYPES.put(
                EventId.DIRECT_TCPIP_TUNNEL,
                (header, fields) -> new DirectTcpipTunnel(
                        header,
                        fields.destinationIp(),
                        fields.destinationPort(),
                        fields.filled(Key.NEW_IP),
                        fields.smallNumber(Key.NEW_PORT),
                        fields.filled(Key.ORIG_IP),
                        fields.smallNumber(Key.ORIG_PORT)));
        TYPES.put(
                EventId.DIRECT_TCPIP_JA4,
                (header, fields) -> new DirectTcpipJa4(
                        header, fields.destinationIp(), fields.destinationPort(), fields.filled(Key.JA4)));
        TYPES.put(
                EventId.DIRECT_TCPIP_JA4H,
                (header, fields) -> new DirectTcpipJa4h(
                        header, fields.destinationIp(), fields.destinationPort(), fields.filled(Key.JA4H)));
        TYPES.put(
                EventId.TUNNELPROXY_TCPIP_DATA, (header, fields) -> new TunnelProxyData(header, fields.text(Key.DATA)));
        TYPES.put(
                EventId.TELNET_OPTION,
                (header, fields) -> new TelnetOption(
                        header,
                        fields.filled(Key.COMMAND),
                        fields.filled(Key.OPTION_NAME),
                        fields.number(Key.OPTION_BYTE)));
        TYPES.put(EventId.TELNET_ERROR, (header, fields) -> new TelnetError(header, fields.text(Key.ERROR)));
        TYPES.put(
                EventId.TELNET_EXPLOIT_ATTEMPT,
                (header, fields) -> new TelnetExploitAttempt(
                        header, fields.filled(Key.CVE), fields.text(Key.NAME), fields.text(Key.VALUE)));
        TYPES.put(
                EventId.TELNET_EXPLOIT_SUCCESS,
                (header, fields) -> new TelnetExploitSuccess(
                        header,
                        fields.filled(Key.CVE),
                        fields.text(Key.USERNAME),
                        fields.text(Key.ORIGINAL_USERNAME),
                        fields.text(Key.ATTEMPTED_COMMAND)));
    }

    private EventFactory() {}

    /** Makes one kind of event; returns null when the line lacks what the kind needs. */
    private interface EventType {
        @Nullable
        CowrieEvent read(EventHeader header, EventFields fields);
    }

    /** Returns the event of a line that {@linkplain EventFields#isEvent is one}. */
    public static CowrieEvent create(EventFields line) {
        return create(line, line.eventId(), line.time());
    }

    /**
     * Returns the event.
     *
     * @param fields keys and values of the line, of which nothing was read yet
     * @param eventId id of the event
     * @param time its time, null when there is none or it cannot be read
     */
    public static CowrieEvent create(EventFields fields, String eventId, @Nullable Instant time) {
        EventHeader header = header(fields, eventId, time);
        EventId known = EventId.of(eventId);
        EventType type = known == null ? null : TYPES.get(known);
        fields.beginBody();
        CowrieEvent event = type == null ? null : type.read(header, fields);
        if (type == null || event == null) {
            fields.forgetBody();
            return new UnknownEvent(header, fields.rest());
        }
        for (int i = 0; i < BOILERPLATE.size(); i++) {
            fields.drop(BOILERPLATE.get(i));
        }
        Map<String, Object> extra = fields.rest();
        // reading marks and does not take, so a line with unknown keys is simply read again
        CowrieEvent complete = extra.isEmpty() ? event : type.read(withExtra(header, extra), fields);
        return complete == null ? event : complete;
    }

    private static EventHeader withExtra(EventHeader header, Map<String, Object> extra) {
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

    private static EventHeader header(EventFields fields, String eventId, @Nullable Instant time) {
        fields.drop(Key.EVENTID);
        if (time != null) {
            fields.drop(Key.TIMESTAMP);
        }
        // in forwardings dst_ip is the target, and before 2026 src_port was the port of the originator
        boolean forwarding = eventId.startsWith("cowrie.direct-tcpip.") || eventId.equals("cowrie.reversedns.forward");
        boolean foreignPort = forwarding && eventId.endsWith(".request") && !fields.has(Key.ORIG_PORT);
        Endpoint source =
                foreignPort ? new Endpoint(fields.filled(Key.SRC_IP), null) : fields.endpoint(Key.SRC_IP, Key.SRC_PORT);
        Endpoint destination = forwarding ? Endpoint.UNKNOWN : fields.destination();
        // no builder: there is a header for every line, and a builder costs more than what it builds
        return new EventHeader(
                eventId,
                fields.filled(Key.SESSION),
                time,
                fields.sensor(),
                fields.filled(Key.UUID),
                protocol(fields),
                source,
                destination,
                Boolean.TRUE.equals(fields.flag(Key.LATE)),
                Map.of());
    }

    public static @Nullable String protocol(EventFields fields) {
        String protocol = fields.filled(Key.PROTOCOL);
        if (protocol != null) {
            return protocol;
        }
        // logs of 2017 name no protocol, but the Twisted system that wrote the event does
        Object system = fields.peek(Key.SYSTEM);
        if (system instanceof String name) {
            return name.contains("Telnet") ? "telnet" : name.contains("SSH") ? "ssh" : null;
        }
        return null;
    }

    private static @Nullable CowrieEvent fileDownload(EventHeader header, EventFields fields) {
        // some versions log a line of SCP input under this id; it is no file
        if (fields.has(Key.INPUT) && !fields.has(Key.SHASUM)) {
            return sessionInput(header, fields);
        }
        return new FileDownload(
                header,
                fields.filled(Key.URL),
                fields.filled(Key.OUTFILE),
                fields.filled(Key.SHASUM),
                fields.text(Key.DESTFILE),
                fields.flag(Key.DUPLICATE));
    }

    private static @Nullable CowrieEvent sessionInput(EventHeader header, EventFields fields) {
        String input = fields.text(Key.INPUT);
        return input == null ? null : new SessionInput(header, fields.filled(Key.REALM), input);
    }

    private static FileUpload fileUpload(EventHeader header, EventFields fields) {
        return new FileUpload(
                header,
                fields.filled(Key.FILENAME),
                fields.filled(Key.URL),
                fields.filled(Key.OUTFILE),
                fields.filled(Key.SHASUM),
                fields.filled(Key.DESTFILE),
                fields.flag(Key.DUPLICATE));
    }

    private static LoginAttempt login(EventHeader header, EventFields fields, boolean success) {
        return new LoginAttempt(
                header, fields.text(Key.USERNAME), fields.text(Key.PASSWORD), publicKey(fields), success);
    }

    public static @Nullable PublicKey publicKey(EventFields fields) {
        if (!fields.has(Key.FINGERPRINT) && !fields.has(Key.KEY)) {
            return null;
        }
        return new PublicKey(fields.text(Key.TYPE), fields.text(Key.FINGERPRINT), fields.text(Key.KEY));
    }

    private static @Nullable CowrieEvent kex(EventHeader header, EventFields fields) {
        KeyExchange kex = fields.kex();
        return kex == null ? null : new ClientKex(header, kex);
    }

    private static @Nullable CowrieEvent size(EventHeader header, EventFields fields) {
        Integer width = fields.smallNumber(Key.WIDTH);
        Integer height = fields.smallNumber(Key.HEIGHT);
        return width == null || height == null ? null : new ClientSize(header, width, height);
    }

    private static @Nullable CowrieEvent variable(EventHeader header, EventFields fields) {
        String name = fields.text(Key.NAME);
        return name == null ? null : new ClientVar(header, name, fields.text(Key.VALUE));
    }

    private static @Nullable CowrieEvent fingerprint(EventHeader header, EventFields fields) {
        PublicKey key = publicKey(fields);
        return key == null ? null : new ClientFingerprint(header, fields.text(Key.USERNAME), key);
    }

    private static @Nullable CowrieEvent commandInput(EventHeader header, EventFields fields) {
        String input = fields.text(Key.INPUT);
        return input == null ? null : new CommandInput(header, input, fields.filled(Key.REALM));
    }

    private static @Nullable CowrieEvent commandFailed(EventHeader header, EventFields fields) {
        String input = fields.text(Key.INPUT);
        return input == null ? null : new CommandFailed(header, input);
    }

    private static @Nullable CowrieEvent commandSuccess(EventHeader header, EventFields fields) {
        String input = fields.text(Key.INPUT);
        return input == null ? null : new CommandSuccess(header, input, fields.filled(Key.REALM));
    }

    private static LogClosed logClosed(EventHeader header, EventFields fields) {
        return new LogClosed(
                header,
                fields.filled(Key.TTYLOG),
                fields.filled(Key.SHASUM),
                fields.number(Key.SIZE),
                Durations.of(fields),
                fields.flag(Key.DUPLICATE));
    }

    private static DirectTcpipRequest request(EventHeader header, EventFields fields) {
        return new DirectTcpipRequest(
                header,
                fields.destinationIp(),
                fields.destinationPort(),
                fields.filled(Key.ORIG_IP),
                fields.smallNumber(fields.has(Key.ORIG_PORT) ? Key.ORIG_PORT : Key.SRC_PORT));
    }
}
