package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages saved histories and statistics: each is loaded and can be used, or is refused by name. */
class DamagedStateTest {
    private static final int ROUNDS = Integer.getInteger("cowriekit.damages", 20);
    private static final int VALUE = Long.BYTES;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void refusesAHistoryWithAWrongByte(long seed) throws IOException {
        byte[] saved = history(seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(saved, random);

            assertThat(loads(damaged)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6, 7})
    @Tag("slow")
    void usesOrRefusesADamagedHistoryWithTheRightChecksum(long seed) throws IOException {
        byte[] saved = history(seed);
        Random random = new Random(seed);
        List<Session> sessions = GeneratedSessions.of(seed, 60);
        int used = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file(), withChecksum(damaged(saved, random)));
            try {
                SessionHistory history = SessionHistory.load(file());
                Analysis analysis = Analysis.builder().history(history).build();
                sessions.forEach(analysis::assess);
                used++;
            } catch (AnalysisDataException e) {
                assertThat(e).hasMessageContaining(file().toString());
            }
        }
        assertThat(used).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    @Tag("slow")
    void usesOrRefusesDamagedStatistics(long seed) throws IOException {
        SessionStatistics statistics = SessionStatistics.create();
        List<Session> sessions = GeneratedSessions.of(seed, 600);
        sessions.forEach(statistics::add);
        statistics.save(file());
        byte[] saved = Files.readAllBytes(file());
        Random random = new Random(seed);
        int used = 0;
        for (int round = 0; round < 20 * ROUNDS; round++) {
            byte[] damaged = damaged(saved, random);
            Files.write(file(), random.nextInt(4) == 0 ? damaged : withChecksum(damaged));
            try {
                SessionStatistics loaded = SessionStatistics.load(file());
                loaded.add(sessions.get(0));
                loaded.merge(statistics);
                loaded.total();
                loaded.byDay();
                used++;
            } catch (AnalysisDataException e) {
                assertThat(e).hasMessageContaining(file().toString());
            }
        }
        assertThat(used).isPositive();
    }

    @Test
    void refusesAFileThatIsCutOffOrGoesOn() throws IOException {
        byte[] saved = history(10);

        for (int length : IntStream.concat(IntStream.range(0, 40), new Random(10).ints(20, 40, saved.length))
                .toArray()) {
            assertThat(loads(Arrays.copyOf(saved, length))).isFalse();
        }
        assertThat(loads(Arrays.copyOf(saved, saved.length + 1))).isFalse();
        assertThat(loads(saved)).isTrue();
    }

    private Path file() {
        return folder.resolve("state");
    }

    private byte[] history(long seed) throws IOException {
        SessionHistory history = SessionHistory.create();
        Analysis analysis = Analysis.builder().history(history).build();
        GeneratedSessions.of(seed, 600).forEach(analysis::assess);
        history.save(file());
        return Files.readAllBytes(file());
    }

    private boolean loads(byte[] bytes) throws IOException {
        Files.write(file(), bytes);
        try {
            SessionHistory.load(file());
            return true;
        } catch (AnalysisDataException e) {
            assertThat(e).hasMessageContaining(file().toString());
            return false;
        }
    }

    /** Changes one value behind the mark, where something is: most of a young history is zeros of its filters. */
    private static byte[] damaged(byte[] saved, Random random) {
        byte[] damaged = saved.clone();
        int at;
        do {
            at = VALUE + random.nextInt(saved.length - 2 * VALUE);
        } while (saved[at] == 0 && random.nextInt(1_000) != 0);
        UnaryOperator<Byte> change = List.<UnaryOperator<Byte>>of(
                        value -> (byte) (value ^ 1 << random.nextInt(Byte.SIZE)),
                        value -> (byte) ~value,
                        value -> (byte) (value + 1),
                        value -> (byte) random.nextInt())
                .get(random.nextInt(4));
        damaged[at] = change.apply(saved[at]);
        if (damaged[at] == saved[at]) {
            damaged[at]++;
        }
        return damaged;
    }

    private static byte[] withChecksum(byte[] damaged) {
        CRC32 checksum = new CRC32();
        checksum.update(damaged, 0, damaged.length - VALUE);
        ByteBuffer.wrap(damaged).putLong(damaged.length - VALUE, checksum.getValue());
        return damaged;
    }
}
