package io.github.cowriekit.sink.internal.dayfile;

import io.github.cowriekit.sink.internal.file.DiskFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses and deletes the files of days that are over. */
final class OldDays {
    private static final Pattern NAME = Pattern.compile("(?:sessions|alerts)-(\\d{4}-\\d{2}-\\d{2})\\.ndjson(\\.gz)?");
    private static final int TRAILER = 8;
    private static final int BLOCK = 64 << 10;

    private OldDays() {}

    /** Deletes files of the days before one. */
    static void delete(Path folder, LocalDate firstKept) throws IOException {
        for (Path file : files(folder)) {
            LocalDate day = day(file);
            if (day != null && day.isBefore(firstKept)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Compresses files of the days before one.
     *
     * @param kept names of files that stay as they are
     * @return whether none of them was one to compress
     */
    static boolean compress(Path folder, LocalDate today, Set<String> kept) throws IOException {
        boolean isDone = true;
        for (Path file : files(folder)) {
            LocalDate day = day(file);
            if (day == null || !day.isBefore(today) || file.toString().endsWith(".gz")) {
                continue;
            }
            if (kept.contains(file.getFileName().toString())) {
                isDone = false;
            } else {
                compress(file);
            }
        }
        return isDone;
    }

    /**
     * Adds a file to what is compressed of its day, as a member of its own, and deletes it. If a crash undid that deletion, only
     * what was appended since is added.
     */
    private static void compress(Path file) throws IOException {
        Path compressed = file.resolveSibling(file.getFileName() + ".gz");
        boolean isNew = Files.notExists(compressed);
        long there = isNew ? 0 : beginning(file, lastMember(compressed));
        if (isNew || there < Files.size(file)) {
            DiskFiles.replace(compressed, out -> {
                if (!isNew) {
                    Files.copy(compressed, out);
                }
                GZIPOutputStream member = new GZIPOutputStream(out);
                try (InputStream in = Files.newInputStream(file)) {
                    in.skipNBytes(there);
                    in.transferTo(member);
                }
                member.finish();
            });
        }
        Files.delete(file);
    }

    /** What ends a member of RFC 1952: the checksum and the length of its content. */
    private record Member(int checksum, int length) {}

    private static Member lastMember(Path compressed) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(compressed.toFile(), "r")) {
            if (file.length() < TRAILER) {
                return new Member(0, 0);
            }
            file.seek(file.length() - TRAILER);
            byte[] trailer = new byte[TRAILER];
            file.readFully(trailer);
            ByteBuffer bytes = ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN);
            return new Member(bytes.getInt(), bytes.getInt());
        }
    }

    /** Returns how many bytes at the beginning of a file are the content of a member, 0 if it begins otherwise. */
    private static long beginning(Path file, Member member) throws IOException {
        CRC32 checksum = new CRC32();
        long size = Files.size(file);
        try (InputStream in =
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), BLOCK), checksum)) {
            long at = 0;
            // the length is that of the content modulo 2^32
            for (long end = Integer.toUnsignedLong(member.length()); end <= size; end += 1L << 32) {
                in.skipNBytes(end - at);
                at = end;
                if ((int) checksum.getValue() == member.checksum()) {
                    return end;
                }
            }
        }
        return 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Returns null for files that are not ours. */
    private static @Nullable LocalDate day(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return null;
        }
        try {
            return LocalDate.parse(name.group(1));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
