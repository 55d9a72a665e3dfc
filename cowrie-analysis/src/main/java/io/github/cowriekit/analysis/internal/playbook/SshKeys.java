package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.data.Sha256;
import io.github.cowriekit.model.assessment.PlantedKey;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads public keys as RFC 4253, section 6.6, writes them. */
final class SshKeys {
    private static final int LONGEST_PART = 4_096;

    private SshKeys() {}

    static PlantedKey read(String type, String base64, String comment, int command) {
        byte[] blob = decode(base64);
        return new PlantedKey(
                type,
                blob == null ? null : fingerprint(blob),
                blob == null ? null : bits(type, blob),
                comment.isEmpty() ? null : comment,
                command);
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // truncated or not a key: kept without a fingerprint
            return null;
        }
    }

    private static String fingerprint(byte[] blob) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Sha256.of(blob));
    }

    private static @Nullable Integer bits(String type, byte[] blob) {
        if (type.equals("ssh-ed25519")) {
            return 256;
        }
        if (type.startsWith("ecdsa-sha2-nistp")) {
            return Integer.valueOf(type.substring("ecdsa-sha2-nistp".length()));
        }
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        try {
            part(buffer);
            if (type.equals("ssh-rsa")) {
                part(buffer);
            }
            // the modulus of RSA follows the exponent, the prime of DSA comes first
            return bitLength(part(buffer));
        } catch (BufferUnderflowException e) {
            return null;
        }
    }

    private static byte[] part(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > LONGEST_PART) {
            throw new BufferUnderflowException();
        }
        byte[] part = new byte[length];
        buffer.get(part);
        return part;
    }

    private static int bitLength(byte[] number) {
        return new BigInteger(1, number).bitLength();
    }
}
