package io.github.cowriekit.store.internal.codec;

import java.util.Arrays;

/**
 * The bytes of a session in the database: the numbers of the subjects that it refers to, in front of its body.
 *
 * @param subjects numbers in the order of the references
 * @param body what {@link SessionEncoder} wrote
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredBody(long[] subjects, byte[] body) {
    /** Returns both as one. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter();
        out.unsigned(subjects.length);
        for (long subject : subjects) {
            out.unsigned(subject);
        }
        out.putAll(body);
        return out.toBytes();
    }

    /** Returns what {@link #toBytes} gave. */
    public static StoredBody of(byte[] stored) {
        ByteReader in = new ByteReader(stored);
        long[] subjects = new long[in.count()];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = in.unsigned();
        }
        return new StoredBody(subjects, Arrays.copyOfRange(stored, in.position(), stored.length));
    }

    /** Returns whether a stored session refers to one of the subjects, without reading more of it than that. */
    public static boolean refersToAny(byte[] stored, LongSet subjects) {
        ByteReader in = new ByteReader(stored);
        int count = in.count();
        for (int i = 0; i < count; i++) {
            if (subjects.contains(in.unsigned())) {
                return true;
            }
        }
        return false;
    }
}
