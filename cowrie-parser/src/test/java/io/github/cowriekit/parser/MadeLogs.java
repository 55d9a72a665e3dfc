package io.github.cowriekit.parser;

import static io.github.cowriekit.parser.LogFolder.pack;

import io.github.cowriekit.parser.internal.json.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Logs made for a test. */
final class MadeLogs {
    static final Instant START = Instant.parse("2026-08-01T00:00:00.000001Z");

    private MadeLogs() {}

    static byte[] damaged(long seed, int lines) {
        Mutations mutations = new Mutations(Mutations.fixtures(), seed);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            log.writeBytes(mutations.next());
            log.write('\n');
        }
        return log.toByteArray();
    }

    /** Returns four lines for each session of a sensor, one a second, from a time on. */
    static byte[] busy(String sensor, int from, int lines) {
        String[] kinds = {"session.connect", "login.failed", "command.input", "session.closed"};
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            log.append("{\"eventid\":\"cowrie.").append(kinds[i % 4]).append("\",\"session\":\"s1");
            log.append(sensor)
                    .append(i / 4)
                    .append("\",\"src_ip\":\"198.51.100.")
                    .append(i / 4 % 250);
            log.append("\",\"src_port\":").append(1_024 + i / 4).append(",\"protocol\":\"ssh\",\"sensor\":\"");
            log.append(sensor)
                    .append("\",\"username\":\"root\",\"password\":\"p")
                    .append(i);
            log.append("\",\"input\":\"id ").append(i).append("\",\"timestamp\":\"");
            log.append(START.plusSeconds(from + i)).append("\"}\n");
        }
        return bytes(log.toString());
    }

    static byte[] tar(byte[]... logs) throws IOException {
        return pack(new byte[0], out -> new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name()) {
            {
                for (int i = 0; i < logs.length; i++) {
                    TarArchiveEntry entry = new TarArchiveEntry("log/cowrie.json." + i);
                    entry.setSize(logs[i].length);
                    putArchiveEntry(entry);
                    write(logs[i]);
                    closeArchiveEntry();
                }
            }

            @Override
            public void write(byte[] content, int offset, int length) throws IOException {
                if (length > 0) {
                    super.write(content, offset, length);
                }
            }
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
