package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Words;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event ids of Cowrie that have a record of their own, as its reference of events names them. */
public enum EventId {
    CLIENT_FINGERPRINT("cowrie.client.fingerprint"),
    CLIENT_KEX("cowrie.client.kex"),
    CLIENT_MALFORMED_PACKET("cowrie.client.malformed_packet"),
    CLIENT_SIZE("cowrie.client.size"),
    CLIENT_VAR("cowrie.client.var"),
    CLIENT_VERSION("cowrie.client.version"),
    COMMAND_CHPASSWD("cowrie.command.chpasswd"),
    COMMAND_FAILED("cowrie.command.failed"),
    COMMAND_INPUT("cowrie.command.input"),
    COMMAND_SUCCESS("cowrie.command.success"),
    DIRECT_TCPIP_DATA("cowrie.direct-tcpip.data"),
    DIRECT_TCPIP_JA4("cowrie.direct-tcpip.ja4"),
    DIRECT_TCPIP_JA4H("cowrie.direct-tcpip.ja4h"),
    DIRECT_TCPIP_REDIRECT("cowrie.direct-tcpip.redirect"),
    DIRECT_TCPIP_REQUEST("cowrie.direct-tcpip.request"),
    DIRECT_TCPIP_TUNNEL("cowrie.direct-tcpip.tunnel"),
    LOGIN_FAILED("cowrie.login.failed"),
    LOGIN_SUCCESS("cowrie.login.success"),
    LOG_CLOSED("cowrie.log.closed"),
    LOG_OPEN("cowrie.log.open"),
    SESSION_CLOSED("cowrie.session.closed"),
    SESSION_CONNECT("cowrie.session.connect"),
    SESSION_FILE_DOWNLOAD("cowrie.session.file_download"),
    SESSION_FILE_DOWNLOAD_FAILED("cowrie.session.file_download.failed"),
    SESSION_FILE_UPLOAD("cowrie.session.file_upload"),
    SESSION_INPUT("cowrie.session.input"),
    SESSION_PARAMS("cowrie.session.params"),
    TELNET_ERROR("cowrie.telnet.error"),
    TELNET_EXPLOIT_ATTEMPT("cowrie.telnet.exploit_attempt"),
    TELNET_EXPLOIT_SUCCESS("cowrie.telnet.exploit_success"),
    TELNET_OPTION("cowrie.telnet.option"),
    TUNNELPROXY_TCPIP_DATA("cowrie.tunnelproxy-tcpip.data");

    private static final EventId[] ALL = values();
    public static final int COUNT = ALL.length;

    private static final int TABLE_BITS = 8;
    private static final Map<String, EventId> BY_TEXT = new HashMap<>();
    private static final @Nullable EventId[] TABLE = new EventId[1 << TABLE_BITS];

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
    private final byte[] bytes;

    static {
        for (EventId id : ALL) {
            BY_TEXT.put(id.text, id);
            int slot = slot(id.bytes, 0, id.bytes.length);
            while (TABLE[slot] != null) {
                slot = next(slot);
            }
            TABLE[slot] = id;
        }
    }

    EventId(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the id as Cowrie spells it. */
    public String text() {
        return text;
    }

    /** Returns a number below 128 for arrays that live no longer than the JVM. */
    @SuppressWarnings("EnumOrdinal")
    public int index() {
        return ordinal();
    }

    public static EventId at(int index) {
        return ALL[index];
    }

    /** Returns the id with this spelling, null if there is none. */
    public static @Nullable EventId of(String text) {
        return BY_TEXT.get(text);
    }

    /** Returns the id whose spelling is in a buffer, null if there is none; makes no string. */
    public static @Nullable EventId of(byte[] buffer, int from, int length) {
        if (length < Long.BYTES) {
            return null;
        }
        int slot = slot(buffer, from, length);
        EventId id;
        while ((id = TABLE[slot]) != null) {
            if (id.bytes.length == length && id.isAt(buffer, from)) {
                return id;
            }
            slot = next(slot);
        }
        return null;
    }

    private boolean isAt(byte[] buffer, int from) {
        int last = bytes.length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (Words.at(bytes, i) != Words.at(buffer, from + i)) {
                return false;
            }
        }
        return Words.at(bytes, last) == Words.at(buffer, from + last);
    }

    /** All of them begin alike, so the end tells them apart. */
    private static int slot(byte[] buffer, int from, int length) {
        return (int) (Words.mix(Words.at(buffer, from + length - Long.BYTES) + length) >>> (Long.SIZE - TABLE_BITS));
    }

    private static int next(int slot) {
        return (slot + 1) & (TABLE.length - 1);
    }
}
