package io.github.cowriekit.parser.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class TarLogsTest {
    private static final int ENTRIES = 200;

    private final AtomicInteger passes = new AtomicInteger();

    @Test
    void readsAnArchiveWithTheNewestFirstInOnePass() throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            order.add(i);
        }
        assertThat(passes(order)).isEqualTo(1);
        Collections.reverse(order);
        assertThat(passes(order)).isEqualTo(1);
    }

    /** Reads every entry in an order; returns how often the archive was opened for that. */
    private int passes(List<Integer> order) throws IOException {
        byte[] archive = archive();
        passes.set(0);
        LogInput.Storage storage = () -> {
            passes.incrementAndGet();
            return new ByteArrayInputStream(archive);
        };
        TarLogs logs = new TarLogs(storage, DecompressionLimits.STANDARD);
        List<LogInput.Storage> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(logs.entry(i));
        }
        for (int i : order) {
            assertThat(new String(entries.get(i).open().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("content of " + i);
        }
        entries.get(0).release();
        return passes.get();
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < ENTRIES; i++) {
                byte[] content = ("content of " + i).getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("cowrie.json." + i);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
