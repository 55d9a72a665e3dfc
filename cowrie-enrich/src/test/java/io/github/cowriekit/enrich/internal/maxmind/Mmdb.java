package io.github.cowriekit.enrich.internal.maxmind;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes small databases in the <a href="https://maxmind.github.io/MaxMind-DB/">format of MaxMind</a>. */
final class Mmdb {
    private static final byte[] SEPARATOR = new byte[16];
    private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final int EMPTY = -1;

    private final String type;
    private final Instant builtAt;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    Mmdb(String type, Instant builtAt) {
        this.type = type;
        this.builtAt = builtAt;
    }

    /** Adds an entry; networks must not overlap. */
    Mmdb add(String network, Object entry) {
        IPAddress block = Objects.requireNonNull(new IPAddressString(network).getAddress());
        String bits = bits(block).substring(0, (block.isIPv4() ? 96 : 0) + block.getNetworkPrefixLength());
        int node = 0;
        for (int i = 0; i < bits.length() - 1; i++) {
            int side = bits.charAt(i) - '0';
            if (nodes.get(node)[side] == EMPTY) {
                nodes.get(node)[side] = nodes.size();
                nodes.add(new int[] {EMPTY, EMPTY});
            }
            node = nodes.get(node)[side];
        }
        // data is told from nodes by its sign until the number of nodes is known
        nodes.get(node)[bits.charAt(bits.length() - 1) - '0'] = -2 - data.size();
        write(data, entry);
        return this;
    }

    private static String bits(IPAddress block) {
        String bits = block.getLower().withoutPrefixLength().toBinaryString();
        return block.isIPv4() ? "0".repeat(96) + bits : bits;
    }

    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int record : node) {
                int value = record == EMPTY
                        ? nodes.size()
                        : record < EMPTY ? nodes.size() + SEPARATOR.length + (-2 - record) : record;
                out.write(value >> 16);
                out.write(value >> 8);
                out.write(value);
            }
        }
        out.writeBytes(SEPARATOR);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARKER);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", BigInteger.valueOf(builtAt.getEpochSecond()));
        metadata.put("database_type", type);
        metadata.put("description", Map.of("en", "made by a test"));
        metadata.put("ip_version", 6);
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", (long) nodes.size());
        metadata.put("record_size", 24);
        write(out, metadata);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            control(out, 7, map.size());
            map.forEach((key, inner) -> {
                write(out, key);
                write(out, inner);
            });
        } else if (value instanceof List<?> list) {
            control(out, 11, list.size());
            list.forEach(inner -> write(out, inner));
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            control(out, 2, bytes.length);
            out.writeBytes(bytes);
        } else if (value instanceof Double number) {
            control(out, 3, 8);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Boolean flag) {
            control(out, 14, flag ? 1 : 0);
        } else if (value instanceof Integer number) {
            control(out, 5, 2);
            out.writeBytes(ByteBuffer.allocate(2).putShort(number.shortValue()).array());
        } else if (value instanceof Long number) {
            control(out, 6, 4);
            out.writeBytes(ByteBuffer.allocate(4).putInt(number.intValue()).array());
        } else if (value instanceof BigInteger number) {
            control(out, 9, 8);
            out.writeBytes(ByteBuffer.allocate(8).putLong(number.longValue()).array());
        } else {
            throw new IllegalArgumentException("cannot write " + value.getClass());
        }
    }

    private static void control(ByteArrayOutputStream out, int type, int size) {
        int shown = Math.min(size, 29);
        out.write((type > 7 ? 0 : type) << 5 | shown);
        if (type > 7) {
            out.write(type - 7);
        }
        if (size >= 29) {
            out.write(size - 29);
        }
    }
}
