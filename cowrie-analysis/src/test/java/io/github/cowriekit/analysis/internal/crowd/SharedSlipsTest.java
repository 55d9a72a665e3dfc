package io.github.cowriekit.analysis.internal.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedSlipsTest {
    private static final Set<String> EXOT = Set.of("exot");

    private final SharedSlips slips = new SharedSlips();

    @Test
    void knowsASlipThatThreeSessionsSent() {
        assertThat(slips.see(EXOT, 1)).isEmpty();
        assertThat(slips.see(EXOT, 2)).isEmpty();
        assertThat(slips.see(Set.of("exot", "sl"), 3)).containsExactly("exot");
        assertThat(slips.see(EXOT, 1)).containsExactly("exot");
    }

    @Test
    void countsTheSameScriptFromTheSameSourceOnce() {
        for (int i = 0; i < 60; i++) {
            assertThat(slips.see(EXOT, 1)).isEmpty();
        }
    }

    @Test
    void forgetsTheSlipThatWasSentLongestAgo() {
        slips.see(EXOT, 1);
        slips.see(EXOT, 2);
        slips.see(Set.of("sl"), 1);
        slips.see(Set.of("sl"), 2);
        slips.see(numbered(9_999), 9);

        assertThat(slips.see(EXOT, 3)).isEmpty();
        assertThat(slips.see(Set.of("sl"), 3)).isEmpty();

        slips.see(EXOT, 4);
        slips.see(numbered(9_000), 9);
        assertThat(slips.see(EXOT, 5)).containsExactly("exot");
    }

    @Test
    void survivesWriteAndRead() throws IOException {
        slips.see(EXOT, 1);
        slips.see(EXOT, 2);
        byte[] bytes = bytes(slips);
        SharedSlips read = SharedSlips.read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(bytes(read)).isEqualTo(bytes);
        assertThat(read.see(EXOT, 2)).isEmpty();
        assertThat(read.see(EXOT, 3)).containsExactly("exot");
    }

    private static Set<String> numbered(int number) {
        return IntStream.range(0, number).mapToObj(i -> "slip" + i).collect(Collectors.toSet());
    }

    private static byte[] bytes(SharedSlips slips) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        slips.write(new DataOutputStream(out));
        return out.toByteArray();
    }
}
