package io.github.cowriekit.flink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static String[] texts() {
        return new String[] {
            "", "sensor-1", "\u00fc\u00ff\u0000", "\ud83d\ude00", "\udc80 alone", "x".repeat(300), "\u4e16".repeat(300)
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsWhatItWrote(String text) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        for (int i = 0; i < 2; i++) {
            Texts.write(text, out);
            Texts.writeRepeated(text, out);
        }
        out.writeByte(42);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        for (int i = 0; i < 2; i++) {
            assertThat(Texts.readRepeated(in)).isEqualTo(text);
            assertThat(Texts.read(in)).isEqualTo(text);
        }
        assertThat(in.readByte()).isEqualTo((byte) 42);
    }

    @Test
    void readsOneObjectOutOfManyLines() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        Texts.writeRepeated("file:/logs/cowrie.json", out);
        Texts.writeRepeated("file:/logs/cowrie.json", out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(Texts.readRepeated(in)).isSameAs(Texts.readRepeated(in));
    }

    @Test
    void keepsTextsApartThatShareASlot() throws IOException {
        // "Aa" and "BB" have the same hash
        DataOutputSerializer out = new DataOutputSerializer(16);
        for (String text : new String[] {"Aa", "BB", "Aa"}) {
            Texts.writeRepeated(text, out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(new String[] {Texts.readRepeated(in), Texts.readRepeated(in), Texts.readRepeated(in)})
                .containsExactly("Aa", "BB", "Aa");
    }
}
