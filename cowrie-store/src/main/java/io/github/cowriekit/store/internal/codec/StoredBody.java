package io.github.cowriekit.store.internal.codec;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a session in the database: how many distinct command lines it has, the numbers of the subjects that it refers to,
 * its start, which its key tells but for fractions of a microsecond, and its body.
 *
 * @param lines how many of the subjects are command lines, which tells without decoding it how similar a session is
 * @param subjects distinct numbers in the order of the references
 * @param start start of the session, null when the log does not say
 * @param body what {@link SessionEncoder} wrote
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredBody(
        int lines, long[] subjects, @Nullable Instant start, byte[] body) {
    /** Returns all as one. */
    public byte[] toBytes(long key) {
        ByteWriter out = new ByteWriter();
        out.unsigned(lines);
        out.unsigned(subjects.length);
        for (long subject : subjects) {
            out.unsigned(subject);
        }
        out.instant(start, SessionIdentity.referenceOf(key));
        out.putAll(body);
        return out.toBytes();
    }

    /** Returns what {@link #toBytes} gave. */
    public static StoredBody of(long key, byte[] stored) {
        ByteReader in = new ByteReader(stored);
        int lines = Math.toIntExact(in.unsigned());
        long[] subjects = new long[in.count()];
        for (int i = 0; i < subjects.length; i++) {
            subjects[i] = in.unsigned();
        }
        Instant start = in.instant(SessionIdentity.referenceOf(key));
        return new StoredBody(lines, subjects, start, Arrays.copyOfRange(stored, in.position(), stored.length));
    }

    /** Returns how many distinct command lines a stored session has, without reading more of it than that. */
    public static long lines(byte[] stored) {
        return new ByteReader(stored).unsigned();
    }

    /** Tells of the subjects that a stored session refers to, without reading more of it than that. */
    public static void forEachSubject(byte[] stored, LongConsumer subjects) {
        ByteReader in = new ByteReader(stored);
        in.skipUnsigned();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            subjects.accept(in.unsigned());
        }
    }

    /** Returns whether a stored session refers to one of the subjects, without reading more of it than that. */
    public static boolean refersToAny(byte[] stored, LongSet subjects) {
        ByteReader in = new ByteReader(stored);
        in.skipUnsigned();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            if (subjects.contains(in.unsigned())) {
                return true;
            }
        }
        return false;
    }
}
