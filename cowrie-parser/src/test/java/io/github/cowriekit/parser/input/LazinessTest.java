package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ReadProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazinessTest {
    @TempDir
    Path folder;

    private final List<ParseProblem> problems = new ArrayList<>();

    private static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String command(String session, int second) {
        return line(session, "command.input", second, "\"input\":\"at " + second + "\"");
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private CowrieLog log() {
        return CowrieLog.in(folder).onProblem(problems::add);
    }

    /** A gigabyte of log, generated while it is read. */
    private InputStream gigabyte(AtomicLong read) {
        return new InputStream() {
            private byte[] piece = new byte[0];
            private int at;
            private int session;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (read.get() > 1L << 30) {
                    return -1;
                }
                if (at == piece.length) {
                    String id = "s" + session;
                    piece = bytes(
                            line(id, "session.connect", session * 30, ""),
                            command(id, session * 30 + 1),
                            line(id, "session.closed", session * 30 + 20, "\"duration_ms\":20000"));
                    session++;
                    at = 0;
                }
                int count = Math.min(length, piece.length - at);
                System.arraycopy(piece, at, buffer, offset, count);
                at += count;
                read.addAndGet(count);
                return count;
            }
        };
    }

    @Test
    void readsAFractionOfAGigabyteForItsFirstSessions() {
        AtomicLong read = new AtomicLong();
        try (var sessions = CowrieLog.from("huge", gigabyte(read)).sessions()) {
            assertThat(sessions.limit(10)).hasSize(10);
        }
        assertThat(read.get()).isPositive().isLessThan(200_000);
    }

    @Test
    void readsNothingBeforeItIsAsked() {
        AtomicLong read = new AtomicLong();
        try (var events = CowrieLog.from("huge", gigabyte(read)).events()) {
            assertThat(read.get()).isZero();
            assertThat(events.limit(1)).hasSize(1);
        }
        assertThat(read.get()).isLessThan(200_000);
    }

    @Test
    void tellsItsProgress() throws IOException {
        byte[] line = bytes(command("a", 1));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 0; i < 30_000; i++) {
            content.write(line);
        }
        write("cowrie.json", content.toByteArray());
        List<ReadProgress> progress = new ArrayList<>();
        try (var events = log().keepDuplicates().onProgress(progress::add).events()) {
            assertThat(events.count()).isEqualTo(30_000);
        }

        assertThat(progress).hasSizeGreaterThan(3);
        ReadProgress last = progress.get(progress.size() - 1);
        assertThat(last.bytesRead()).isEqualTo(content.size()).isEqualTo(last.bytesTotal());
    }
}
