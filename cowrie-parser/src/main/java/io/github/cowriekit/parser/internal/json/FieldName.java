package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.bytes.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The keys of Cowrie's events that this library reads. */
public enum FieldName {
    ARCH("arch", true),
    /** The time of an event where Logstash took away the one of Cowrie. */
    AT_TIMESTAMP("@timestamp"),
    ATTEMPTED_COMMAND("attempted_command"),
    COMMAND("command"),
    COMP_CS("compCS"),
    CVE("cve"),
    DATA("data"),
    DATALEN("datalen"),
    DESTFILE("destfile"),
    /** What Logstash in T-Pot makes of {@code dst_ip}. */
    DEST_IP("dest_ip", true),
    /** What Logstash in T-Pot makes of {@code dst_port}. */
    DEST_PORT("dest_port"),
    DST_IP("dst_ip", true),
    DST_PORT("dst_port"),
    DUPLICATE("duplicate"),
    DURATION("duration"),
    DURATION_MS("duration_ms"),
    ENC_CS("encCS"),
    EPOCH("epoch"),
    ERROR("error"),
    EVENTID("eventid", true),
    FILENAME("filename"),
    FINGERPRINT("fingerprint"),
    FORMAT("format"),
    HASSH("hassh", true),
    HASSH_ALGORITHMS("hasshAlgorithms", true),
    HEIGHT("height"),
    ID("id"),
    INPUT("input", true),
    IS_ERROR("isError"),
    JA4("ja4"),
    JA4H("ja4h"),
    KEX_ALGS("kexAlgs"),
    KEY("key"),
    KEY_ALGS("keyAlgs"),
    LANG_CS("langCS"),
    LATE("late"),
    MAC_CS("macCS"),
    MESSAGE("message"),
    MESSAGENUM("messagenum"),
    NAME("name"),
    NEW_IP("new_ip"),
    NEW_PORT("new_port"),
    OPTION_BYTE("option_byte"),
    OPTION_NAME("option_name"),
    ORIG_IP("orig_ip", true),
    ORIG_PORT("orig_port"),
    ORIGINAL_USERNAME("original_username"),
    OUTFILE("outfile"),
    PASSWORD("password", true),
    PROTOCOL("protocol", true),
    REALM("realm", true),
    SENSOR("sensor", true),
    SESSION("session", true),
    SHASUM("shasum"),
    SIZE("size"),
    SRC_IP("src_ip", true),
    SRC_PORT("src_port"),
    SYSTEM("system", true),
    TIME("time"),
    TIMESTAMP("timestamp"),
    TTYLOG("ttylog"),
    TYPE("type"),
    URL("url"),
    USERNAME("username", true),
    UUID("uuid", true),
    VALUE("value"),
    VERSION("version", true),
    WIDTH("width"),
    /** Any other key. */
    OTHER("");

    private static final FieldName[] ALL = values();
    public static final int COUNT = ALL.length;

    private static final int TABLE_BITS = 9;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final Map<String, FieldName> BY_TEXT = new HashMap<>();
    private static final FieldName[] TABLE = new FieldName[1 << TABLE_BITS];

    private final String text;
    private final int length;
    private final long head;
    /** The last eight bytes of a longer one. */
    private final long tail;

    private final boolean repeated;

    static {
        Arrays.fill(TABLE, OTHER);
        for (FieldName key : ALL) {
            if (key != OTHER) {
                BY_TEXT.put(key.text, key);
                int slot = slot(key.head, key.length);
                while (TABLE[slot] != OTHER) {
                    slot = next(slot);
                }
                TABLE[slot] = key;
            }
        }
    }

    FieldName(String text) {
        this(text, false);
    }

    FieldName(String text, boolean repeated) {
        this.text = text;
        this.repeated = repeated;
        this.length = text.length();
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), Math.max(length, Long.BYTES));
        this.head = Words.head(bytes, 0, length);
        this.tail = Words.at(bytes, Math.max(0, length - Long.BYTES));
    }

    /** Returns a number from 0 below {@link #COUNT}, for arrays with a place per key that live no longer than the JVM. */
    @SuppressWarnings("EnumOrdinal")
    public int index() {
        return ordinal();
    }

    static FieldName at(int index) {
        return ALL[index];
    }

    /** Returns the key as Cowrie spells it. */
    String text() {
        return text;
    }

    /** Returns whether many lines hold the same values. */
    boolean isRepeated() {
        return repeated;
    }

    static FieldName of(String text) {
        return BY_TEXT.getOrDefault(text, OTHER);
    }

    /**
     * Returns the key whose spelling is in a buffer: found by its length and first eight bytes, without a string.
     *
     * @param buffer readable for eight bytes from {@code from} on, whatever the length
     */
    static FieldName of(byte[] buffer, int from, int length) {
        long head = Words.head(buffer, from, length);
        int slot = slot(head, length);
        FieldName key;
        while ((key = TABLE[slot]) != OTHER) {
            if (key.head == head && key.length == length && key.endsAs(buffer, from)) {
                return key;
            }
            slot = next(slot);
        }
        return OTHER;
    }

    private boolean endsAs(byte[] buffer, int from) {
        if (length <= Long.BYTES) {
            return true;
        }
        for (int i = Long.BYTES; i < length - Long.BYTES; i++) {
            if (buffer[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return Words.at(buffer, from + length - Long.BYTES) == tail;
    }

    private static int slot(long head, int length) {
        return (int) (((head + length) * SPREAD) >>> (Long.SIZE - TABLE_BITS));
    }

    private static int next(int slot) {
        return (slot + 1) & (TABLE.length - 1);
    }
}
