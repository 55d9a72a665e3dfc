package io.github.cowriekit.parser.internal.stored;

import io.github.cowriekit.model.Artefact;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** Reads a stored file once: size, hash, entropy and the first bytes. */
public final class Inspection {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 4096;

    private Inspection() {}

    public static Artefact of(String sha256, InputStream in) throws IOException {
        MessageDigest digest = Hashes.sha256();
        long[] counts = new long[256];
        byte[] head = in.readNBytes(HEAD);
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        System.arraycopy(head, 0, buffer, 0, head.length);
        for (int read = head.length; read > 0; read = in.read(buffer)) {
            size += read;
            digest.update(buffer, 0, read);
            for (int i = 0; i < read; i++) {
                counts[buffer[i] & 0xFF]++;
            }
        }
        String actual = Hashes.hex(digest);
        boolean intact = actual.equals(sha256);
        return Artefact.builder(sha256, intact ? Artefact.Status.INTACT : Artefact.Status.ALTERED)
                .reason(intact ? null : "the content has the hash " + actual)
                .size(size)
                .actualSha256(actual)
                .type(FileTypes.of(head))
                .entropy(size == 0 ? null : entropy(counts, size))
                .build();
    }

    private static double entropy(long[] counts, long size) {
        double bits = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> -count * Math.log((double) count / size))
                .sum();
        // a file of one byte value gives -0.0
        return Math.abs(bits / size / Math.log(2));
    }
}
