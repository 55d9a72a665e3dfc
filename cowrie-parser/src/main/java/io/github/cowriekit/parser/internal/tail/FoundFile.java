package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.parser.internal.bytes.Compression;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Set;

/** A file as it was found in a folder. */
final class FoundFile {
    /** Power failures leave runs of NUL bytes, which do not identify a file. */
    private static final int MAX_NULS = 1 << 20;

    /** The first two bytes of gzip, bzip2, xz and zstd. */
    private static final Set<Integer> MAGIC = Set.of(0x1F8B, 0x425A, 0xFD37, 0x28B5);

    private final Path path;
    private final Version version;
    private final boolean compressed;
    private final byte[] head;

    /** Stays the same across renames; the path, on a file system without file keys. */
    record Version(Object key, long size, FileTime modified) {
        static Version of(Path path, BasicFileAttributes attributes) {
            Object key = attributes.fileKey();
            return new Version(key == null ? path : key, attributes.size(), attributes.lastModifiedTime());
        }
    }

    private FoundFile(Path path, FoundFile before) {
        this.path = path;
        this.version = before.version;
        this.compressed = before.compressed;
        this.head = before.head;
    }

    FoundFile(Path path, BasicFileAttributes attributes) throws IOException {
        this.path = path;
        this.version = Version.of(path, attributes);
        try (InputStream in = Files.newInputStream(path)) {
            this.compressed = MAGIC.contains((in.read() << 8) | in.read());
        }
        try (InputStream in = Files.newInputStream(path)) {
            this.head = headOf(
                    compressed
                            ? Compression.open(in, DecompressionLimits.STANDARD).in()
                            : in);
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return version.size();
    }

    long modified() {
        return version.modified().toMillis();
    }

    boolean compressed() {
        return compressed;
    }

    /** Returns the first bytes of the decompressed content. */
    byte[] head() {
        return head;
    }

    Version version() {
        return version;
    }

    /** Returns the same file under another name. */
    FoundFile at(Path name) {
        return name.equals(path) ? this : new FoundFile(name, this);
    }

    /** Returns whether the file system says that both are one file; an archive that grew must be opened again. */
    boolean isSameAs(FoundFile other) {
        return compressed ? version.equals(other.version) : version.key().equals(other.version.key());
    }

    static byte[] headOf(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(FollowedFile.HEAD);
        int nuls = 0;
        while (bytes.length > 0 && bytes[0] == 0 && nuls < MAX_NULS) {
            int from = 0;
            while (from < bytes.length && bytes[from] == 0) {
                from++;
            }
            nuls += from;
            byte[] more = in.readNBytes(from);
            byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length + more.length);
            System.arraycopy(more, 0, rest, bytes.length - from, more.length);
            bytes = rest;
        }
        return bytes;
    }
}
