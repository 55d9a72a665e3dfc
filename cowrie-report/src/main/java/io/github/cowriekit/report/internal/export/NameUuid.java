package io.github.cowriekit.report.internal.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs made of names: the same name gives the same UUID. */
public final class NameUuid {
    private NameUuid() {}

    /** Returns a UUID of version 5 of RFC 9562. */
    public static UUID of(UUID namespace, String name) {
        return hash(namespace, name, 0x5000L);
    }

    /** Returns the same for those who ask for version 4, whose bits are random by right and those of a hash here. */
    public static UUID ofVersion4(UUID namespace, String name) {
        return hash(namespace, name, 0x4000L);
    }

    private static UUID hash(UUID namespace, String name, long version) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xf000L) | version;
        long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }
}
