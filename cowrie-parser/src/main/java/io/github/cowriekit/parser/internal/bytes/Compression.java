package io.github.cowriekit.parser.internal.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Detects the compression of an input by its first bytes, never by its name, and decompresses it. */
public final class Compression {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_NESTING = 4;

    private Compression() {}

    /** Says that an input is compressed in a way that cannot be read here. */
    public static final class UnsupportedException extends IOException {
        private static final long serialVersionUID = 1L;

        UnsupportedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        /** Returns what to throw if the library that reads a format is not on the class path. */
        public static UnsupportedException missing(String what, String library, LinkageError cause) {
            return new UnsupportedException(
                    what + ", which is read only with " + library + " on the class path", cause);
        }
    }

    /**
     * The plain bytes of an input.
     *
     * @param in plain bytes
     * @param compressed whether the input was compressed
     */
    public record Plain(PeekInput in, boolean compressed) {}

    /** Decompresses one format; its library may be missing. */
    private record Decoder(String name, String library, Opener opener) {
        InputStream open(InputStream in) throws IOException {
            try {
                return opener.open(in);
            } catch (NoClassDefFoundError e) {
                throw UnsupportedException.missing("compressed with " + name, library, e);
            }
        }
    }

    private interface Opener {
        InputStream open(InputStream in) throws IOException;
    }

    /** A stream that keeps count of what it decoded in a call that fails. */
    interface DecodedCount {
        long decoded();
    }

    /**
     * Removes every layer of gzip, bzip2, xz and zstd, with any number of members or frames.
     *
     * @throws IOException if the input is damaged in its head or compressed in another way
     */
    public static Plain open(InputStream stored, DecompressionLimits limits) throws IOException {
        Counted counted = new Counted(stored);
        PeekInput in = new PeekInput(counted);
        int depth = 0;
        try {
            Decoder decoder;
            while ((decoder = decoder(in.peek(8))) != null) {
                if (++depth > MAX_NESTING) {
                    throw new UnsupportedException("compressed more than " + MAX_NESTING + " times over", null);
                }
                in = new PeekInput(new Decoded(decoder.open(in), counted, limits));
            }
            return new Plain(in, depth > 0);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e instanceof IOException failure ? failure : new IOException("damaged: " + e.getMessage(), e);
        }
    }

    // no references to methods, which would load the classes before they are called
    private static @Nullable Decoder decoder(byte[] head) throws UnsupportedException {
        if (startsWith(head, 0x1f, 0x8b)) {
            return new Decoder("gzip", "java.base", Gzip::new);
        }
        if (startsWith(head, 'B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9') {
            return new Decoder("bzip2", "org.apache.commons:commons-compress", in -> Bzip2.open(in));
        }
        if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new Decoder("xz", "org.tukaani:xz", in -> Xz.open(in));
        }
        boolean zstd = startsWith(head, 0x28, 0xb5, 0x2f, 0xfd);
        boolean skippable = head.length >= 4 && (head[0] & 0xf0) == 0x50 && startsWithAt(head, 1, 0x2a, 0x4d, 0x18);
        if (zstd || skippable) {
            return new Decoder("zstd", "com.github.luben:zstd-jni", in -> Zstd.open(in));
        }
        String other = otherMethod(head);
        if (other != null) {
            throw new UnsupportedException("compressed with " + other + ", which is not read; unpack it first", null);
        }
        return null;
    }

    private static @Nullable String otherMethod(byte[] head) {
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return "zip";
        }
        if (startsWith(head, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
            return "7z";
        }
        if (startsWith(head, 'R', 'a', 'r', '!', 0x1a, 7)) {
            return "rar";
        }
        if (startsWith(head, 0x04, 0x22, 0x4d, 0x18)) {
            return "lz4";
        }
        return null;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        return startsWithAt(head, 0, magic);
    }

    private static boolean startsWithAt(byte[] head, int at, int... magic) {
        if (head.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[at + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Counts stored bytes. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count += skipped;
            return skipped;
        }
    }

    /**
     * Returns what was inflated before the damage, which the JDK's class withholds, and reports uncompressed data behind the
     * compressed part unless it is zeros.
     */
    private static final class Gzip extends GZIPInputStream {
        /** Check sum and length behind the compressed bytes. */
        private static final int TRAILER = 8;

        private @Nullable ZipException damage;

        Gzip(InputStream in) throws IOException {
            super(in, BUFFER);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (damage != null) {
                throw damage;
            }
            long before = inf.getBytesWritten();
            try {
                int read = super.read(target, offset, length);
                if (read < 0 && hasTail()) {
                    damage = new ZipException("what stands behind the compressed part is not read");
                    throw damage;
                }
                return read;
            } catch (ZipException e) {
                damage = e;
                long saved = inf.getBytesWritten() - before;
                if (saved > 0 && saved <= length) {
                    return (int) saved;
                }
                throw e;
            }
        }

        private boolean hasTail() throws IOException {
            for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
                if (buf[i] != 0) {
                    return true;
                }
            }
            byte[] more = in.readNBytes(TRAILER);
            for (byte b : more) {
                if (b != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The output of one decoder, within the limits; any exception that damaged input provokes becomes an {@code
     * IOException}.
     */
    private static final class Decoded extends FilterInputStream {
        /** Some decoders lose what they decoded in the call that fails, so a call requests little. */
        private static final int STEP = 1 << 13;

        private final Counted stored;
        private final DecompressionLimits limits;
        private long count;
        private @Nullable IOException failure;

        Decoded(InputStream in, Counted stored, DecompressionLimits limits) {
            super(in);
            this.stored = stored;
            this.limits = limits;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            int wanted = Math.min(length, STEP);
            long before = decoded();
            try {
                int read = in.read(target, offset, wanted);
                count += Math.max(0, read);
                limits.check(stored.count, count);
                return read;
            } catch (UnsupportedException | DecompressionLimits.ExceededException e) {
                throw fail(e);
            } catch (IOException | RuntimeException e) {
                fail(e instanceof IOException damage ? damage : new IOException("damaged: " + e.getMessage(), e));
                int saved = (int) (decoded() - before);
                if (saved > 0) {
                    count += saved;
                    return saved;
                }
                throw failure;
            }
        }

        @Override
        public long skip(long bytes) throws IOException {
            byte[] skipped = new byte[STEP];
            return Math.max(0, read(skipped, 0, (int) Math.min(bytes, STEP)));
        }

        private long decoded() {
            return in instanceof DecodedCount counting ? counting.decoded() : 0;
        }

        private IOException fail(IOException e) {
            failure = e;
            return e;
        }
    }
}
