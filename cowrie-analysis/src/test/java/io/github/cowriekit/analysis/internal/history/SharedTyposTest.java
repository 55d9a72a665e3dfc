package io.github.cowriekit.analysis.internal.history;

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

class SharedTyposTest {
    private static final Set<String> EXOT = Set.of("exot");

    private final SharedTypos typos = new SharedTypos();

    @Test
    void knowsATypoThatThreeSessionsSent() {
        assertThat(typos.see(EXOT, 1)).isEmpty();
        assertThat(typos.see(EXOT, 2)).isEmpty();
        assertThat(typos.see(Set.of("exot", "sl"), 3)).containsExactly("exot");
        assertThat(typos.see(EXOT, 1)).containsExactly("exot");
    }

    @Test
    void countsTheSameScriptFromTheSameSourceOnce() {
        for (int i = 0; i < 60; i++) {
            assertThat(typos.see(EXOT, 1)).isEmpty();
        }
    }

    @Test
    void forgetsTheTypoThatWasSentLongestAgo() {
        typos.see(EXOT, 1);
        typos.see(EXOT, 2);
        typos.see(Set.of("sl"), 1);
        typos.see(Set.of("sl"), 2);
        typos.see(numbered(9_999), 9);

        assertThat(typos.see(EXOT, 3)).isEmpty();
        assertThat(typos.see(Set.of("sl"), 3)).isEmpty();

        typos.see(EXOT, 4);
        typos.see(numbered(9_000), 9);
        assertThat(typos.see(EXOT, 5)).containsExactly("exot");
    }

    @Test
    void survivesWriteAndRead() throws IOException {
        typos.see(EXOT, 1);
        typos.see(EXOT, 2);
        byte[] bytes = bytes(typos);
        SharedTypos read = SharedTypos.read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(bytes(read)).isEqualTo(bytes);
        assertThat(read.see(EXOT, 2)).isEmpty();
        assertThat(read.see(EXOT, 3)).containsExactly("exot");
    }

    private static Set<String> numbered(int number) {
        return IntStream.range(0, number).mapToObj(i -> "typo" + i).collect(Collectors.toSet());
    }

    private static byte[] bytes(SharedTypos typos) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        typos.write(new DataOutputStream(out));
        return out.toByteArray();
    }
}
