package io.github.cowriekit.sink.internal.dayfile;

import io.github.cowriekit.sink.internal.file.DiskFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
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

    /** Compresses files of the days before one. */
    static void compress(Path folder, LocalDate today) throws IOException {
        for (Path file : files(folder)) {
            LocalDate day = day(file);
            if (day != null && day.isBefore(today) && !file.toString().endsWith(".gz")) {
                compress(file);
            }
        }
    }

    /**
     * Adds a file to what is compressed of its day, as a member of its own, and deletes it. A file that a crash left beside its
     * member is known by checksum and length, and only deleted.
     */
    private static void compress(Path file) throws IOException {
        Path compressed = file.resolveSibling(file.getFileName() + ".gz");
        boolean isNew = Files.notExists(compressed);
        if (isNew || !lastMember(compressed).equals(member(file))) {
            DiskFiles.replace(compressed, out -> {
                if (!isNew) {
                    Files.copy(compressed, out);
                }
                member(file, out);
            });
        }
        Files.delete(file);
    }

    private static void member(Path file, OutputStream out) throws IOException {
        GZIPOutputStream member = new GZIPOutputStream(out);
        Files.copy(file, member);
        member.finish();
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

    private static Member member(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            return new Member((int) checksum.getValue(), (int) length);
        }
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
