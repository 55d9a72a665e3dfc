package io.github.cowriekit.parser.internal.event;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.event.CowrieEvent;
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
import io.github.cowriekit.model.event.client.ClientFingerprint;
import io.github.cowriekit.model.event.client.ClientKex;
import io.github.cowriekit.model.event.client.ClientMalformedPacket;
import io.github.cowriekit.model.event.client.ClientSize;
import io.github.cowriekit.model.event.client.ClientVar;
import io.github.cowriekit.model.event.client.ClientVersion;
import io.github.cowriekit.model.event.command.CommandChpasswd;
import io.github.cowriekit.model.event.command.CommandFailed;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.model.event.command.CommandSuccess;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipData;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4h;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRedirect;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRequest;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipTunnel;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;
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
    /** Keys that repeat other keys, or that Twisted uses internally. */
    private static final List<FieldName> BOILERPLATE = List.of(
            FieldName.MESSAGE, FieldName.FORMAT, FieldName.SYSTEM, FieldName.IS_ERROR, FieldName.EPOCH, FieldName.TIME);

    private static final Map<EventId, EventType> TYPES = new EnumMap<>(EventId.class);

    static {
        TYPES.put(EventId.SESSION_CONNECT, (header, fields) -> new SessionConnect(header));
        TYPES.put(EventId.SESSION_CLOSED, (header, fields) -> new SessionClosed(header, Durations.of(fields)));
        TYPES.put(EventId.SESSION_PARAMS, (header, fields) -> new SessionParams(header, fields.filled(FieldName.ARCH)));
        TYPES.put(EventId.SESSION_INPUT, EventFactory::sessionInput);
        TYPES.put(EventId.SESSION_FILE_DOWNLOAD, EventFactory::fileDownload);
        TYPES.put(
                EventId.SESSION_FILE_DOWNLOAD_FAILED,
                (header, fields) ->
                        new FileDownloadFailed(header, fields.filled(FieldName.URL), fields.filled(FieldName.ERROR)));
        TYPES.put(EventId.SESSION_FILE_UPLOAD, EventFactory::fileUpload);
        TYPES.put(
                EventId.CLIENT_VERSION,
                (header, fields) -> new ClientVersion(header, fields.text(FieldName.VERSION), fields.kex()));
        TYPES.put(EventId.CLIENT_KEX, EventFactory::kex);
        TYPES.put(EventId.CLIENT_SIZE, EventFactory::size);
        TYPES.put(EventId.CLIENT_VAR, EventFactory::variable);
        TYPES.put(EventId.CLIENT_FINGERPRINT, EventFactory::fingerprint);
        TYPES.put(
                EventId.CLIENT_MALFORMED_PACKET,
                (header, fields) -> new ClientMalformedPacket(
                        header,
                        fields.number(FieldName.MESSAGENUM),
                        fields.number(FieldName.DATALEN),
                        fields.text(FieldName.DATA)));
        TYPES.put(EventId.LOGIN_SUCCESS, (header, fields) -> login(header, fields, true));
        TYPES.put(EventId.LOGIN_FAILED, (header, fields) -> login(header, fields, false));
        TYPES.put(EventId.COMMAND_INPUT, EventFactory::commandInput);
        TYPES.put(EventId.COMMAND_FAILED, EventFactory::commandFailed);
        TYPES.put(EventId.COMMAND_SUCCESS, EventFactory::commandSuccess);
        TYPES.put(
                EventId.COMMAND_CHPASSWD,
                (header, fields) ->
                        new CommandChpasswd(header, fields.filled(FieldName.REALM), fields.text(FieldName.USERNAME)));
        TYPES.put(EventId.LOG_OPEN, (header, fields) -> new LogOpen(header, fields.filled(FieldName.TTYLOG)));
        TYPES.put(EventId.LOG_CLOSED, EventFactory::logClosed);
        TYPES.put(EventId.DIRECT_TCPIP_REQUEST, EventFactory::request);
        TYPES.put(
                EventId.DIRECT_TCPIP_DATA,
                (header, fields) -> new DirectTcpipData(
                        header,
                        fields.destinationIp(),
                        fields.destinationPort(),
                        fields.text(FieldName.DATA),
                        fields.number(FieldName.ID)));
        TYPES.put(
                EventId.DIRECT_TCPIP_REDIRECT,
                (header, fields) -> new DirectTcpipRedirect(
                        header,
                        fields.destinationIp(),
                        fields.destinationPort(),
                        fields.filled(FieldName.NEW_IP),
                        fields.smallNumber(FieldName.NEW_PORT),
                        fields.filled(FieldName.ORIG_IP),
                        fields.smallNumber(FieldName.ORIG_PORT)));
        TYPES.put(
                EventId.DIRECT_TCPIP_TUNNEL,
                (header, fields) -> new DirectTcpipTunnel(
                        header,
                        fields.destinationIp(),
                        fields.destinationPort(),
                        fields.filled(FieldName.NEW_IP),
                        fields.smallNumber(FieldName.NEW_PORT),
                        fields.filled(FieldName.ORIG_IP),
                        fields.smallNumber(FieldName.ORIG_PORT)));
        TYPES.put(
                EventId.DIRECT_TCPIP_JA4,
                (header, fields) -> new DirectTcpipJa4(
                        header, fields.destinationIp(), fields.destinationPort(), fields.filled(FieldName.JA4)));
        TYPES.put(
                EventId.DIRECT_TCPIP_JA4H,
                (header, fields) -> new DirectTcpipJa4h(
                        header, fields.destinationIp(), fields.destinationPort(), fields.filled(FieldName.JA4H)));
        TYPES.put(
                EventId.TUNNELPROXY_TCPIP_DATA,
                (header, fields) -> new TunnelProxyData(header, fields.text(FieldName.DATA)));
        TYPES.put(
                EventId.TELNET_OPTION,
                (header, fields) -> new TelnetOption(
                        header,
                        fields.filled(FieldName.COMMAND),
                        fields.filled(FieldName.OPTION_NAME),
                        fields.number(FieldName.OPTION_BYTE)));
        TYPES.put(EventId.TELNET_ERROR, (header, fields) -> new TelnetError(header, fields.text(FieldName.ERROR)));
        TYPES.put(
                EventId.TELNET_EXPLOIT_ATTEMPT,
                (header, fields) -> new TelnetExploitAttempt(
                        header,
                        fields.filled(FieldName.CVE),
                        fields.text(FieldName.NAME),
                        fields.text(FieldName.VALUE)));
        TYPES.put(
                EventId.TELNET_EXPLOIT_SUCCESS,
                (header, fields) -> new TelnetExploitSuccess(
                        header,
                        fields.filled(FieldName.CVE),
                        fields.text(FieldName.USERNAME),
                        fields.text(FieldName.ORIGINAL_USERNAME),
                        fields.text(FieldName.ATTEMPTED_COMMAND)));
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
        EventHeader header = EventHeaders.of(fields, eventId, time);
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
        // reading only marks keys, so a line with unknown keys can be read again
        CowrieEvent complete = extra.isEmpty() ? event : type.read(EventHeaders.withExtra(header, extra), fields);
        return complete == null ? event : complete;
    }

    private static @Nullable CowrieEvent fileDownload(EventHeader header, EventFields fields) {
        // some versions log a line of SCP input under this id; it is no file
        if (fields.has(FieldName.INPUT) && !fields.has(FieldName.SHASUM)) {
            return sessionInput(header, fields);
        }
        return new FileDownload(
                header,
                fields.filled(FieldName.URL),
                fields.filled(FieldName.OUTFILE),
                fields.filled(FieldName.SHASUM),
                fields.text(FieldName.DESTFILE),
                fields.flag(FieldName.DUPLICATE));
    }

    private static @Nullable CowrieEvent sessionInput(EventHeader header, EventFields fields) {
        String input = fields.text(FieldName.INPUT);
        return input == null ? null : new SessionInput(header, fields.filled(FieldName.REALM), input);
    }

    private static FileUpload fileUpload(EventHeader header, EventFields fields) {
        return new FileUpload(
                header,
                fields.filled(FieldName.FILENAME),
                fields.filled(FieldName.URL),
                fields.filled(FieldName.OUTFILE),
                fields.filled(FieldName.SHASUM),
                fields.filled(FieldName.DESTFILE),
                fields.flag(FieldName.DUPLICATE));
    }

    private static LoginAttempt login(EventHeader header, EventFields fields, boolean success) {
        return new LoginAttempt(
                header, fields.text(FieldName.USERNAME), fields.text(FieldName.PASSWORD), publicKey(fields), success);
    }

    public static @Nullable PublicKey publicKey(EventFields fields) {
        if (!fields.has(FieldName.FINGERPRINT) && !fields.has(FieldName.KEY)) {
            return null;
        }
        return new PublicKey(
                fields.text(FieldName.TYPE), fields.text(FieldName.FINGERPRINT), fields.text(FieldName.KEY));
    }

    private static @Nullable CowrieEvent kex(EventHeader header, EventFields fields) {
        KeyExchange kex = fields.kex();
        return kex == null ? null : new ClientKex(header, kex);
    }

    private static @Nullable CowrieEvent size(EventHeader header, EventFields fields) {
        Integer width = fields.smallNumber(FieldName.WIDTH);
        Integer height = fields.smallNumber(FieldName.HEIGHT);
        return width == null || height == null ? null : new ClientSize(header, width, height);
    }

    private static @Nullable CowrieEvent variable(EventHeader header, EventFields fields) {
        String name = fields.text(FieldName.NAME);
        return name == null ? null : new ClientVar(header, name, fields.text(FieldName.VALUE));
    }

    private static @Nullable CowrieEvent fingerprint(EventHeader header, EventFields fields) {
        PublicKey key = publicKey(fields);
        return key == null ? null : new ClientFingerprint(header, fields.text(FieldName.USERNAME), key);
    }

    private static @Nullable CowrieEvent commandInput(EventHeader header, EventFields fields) {
        String input = fields.text(FieldName.INPUT);
        return input == null ? null : new CommandInput(header, input, fields.filled(FieldName.REALM));
    }

    private static @Nullable CowrieEvent commandFailed(EventHeader header, EventFields fields) {
        String input = fields.text(FieldName.INPUT);
        return input == null ? null : new CommandFailed(header, input);
    }

    private static @Nullable CowrieEvent commandSuccess(EventHeader header, EventFields fields) {
        String input = fields.text(FieldName.INPUT);
        return input == null ? null : new CommandSuccess(header, input, fields.filled(FieldName.REALM));
    }

    private static LogClosed logClosed(EventHeader header, EventFields fields) {
        return new LogClosed(
                header,
                fields.filled(FieldName.TTYLOG),
                fields.filled(FieldName.SHASUM),
                fields.number(FieldName.SIZE),
                Durations.of(fields),
                fields.flag(FieldName.DUPLICATE));
    }

    private static DirectTcpipRequest request(EventHeader header, EventFields fields) {
        return new DirectTcpipRequest(
                header,
                fields.destinationIp(),
                fields.destinationPort(),
                fields.filled(FieldName.ORIG_IP),
                fields.smallNumber(fields.has(FieldName.ORIG_PORT) ? FieldName.ORIG_PORT : FieldName.SRC_PORT));
    }
}
