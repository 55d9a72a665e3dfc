package io.github.cowriekit.flink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.ParseProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SerializersTest {
    private static final RawLine LINE = RawLine.of(new byte[] {1, (byte) 0xff, 0}, "file:/logs/ü.json", 1L << 40);

    private static Stream<Arguments> values() {
        KeptLine kept = new KeptLine(-5, true, LINE);
        Session session = session();
        return Stream.of(
                Arguments.of(RawLineSerializer.INSTANCE, LINE),
                Arguments.of(KeptLineSerializer.INSTANCE, kept),
                Arguments.of(RoutedLineSerializer.INSTANCE, new RoutedLine("", "a", RoutedLine.Kind.CLOSE, kept)),
                Arguments.of(HeldSerializer.INSTANCE, new Held(1, 2, 3, 4, 5, 6, 7, 8)),
                Arguments.of(
                        ProblemSerializer.INSTANCE,
                        new ParseProblem("f", 1, 2, ParseProblem.Kind.NUL_BYTES, "why", null)),
                Arguments.of(
                        ProblemSerializer.INSTANCE,
                        new ParseProblem("f", 1, 2, ParseProblem.Kind.INVALID_UTF8, "why", "\udc80")),
                Arguments.of(SessionSerializer.INSTANCE, session),
                Arguments.of(EnrichedSessionSerializer.INSTANCE, EnrichedSession.of(session)));
    }

    private static Session session() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("cowrie.session.connect", 1L);
        counts.put("cowrie.command.input", 2L);
        return Session.builder("aaaaaaaaaaaa", SessionEnd.CLOSED)
                .sensor("\ud83d\ude00")
                .truncated(counts)
                .build();
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void readWhatTheyWrote(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(value, out);
        out.writeByte(42);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(serializer.deserialize(in)).isEqualTo(value);
        assertThat(in.readByte()).isEqualTo((byte) 42);

        DataOutputSerializer copy = new DataOutputSerializer(16);
        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
        assertThat(copy.length()).isEqualTo(out.length() - 1);
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void areFoundAgainBySavepoints(TypeSerializer<T> serializer, T value) throws IOException {
        TypeSerializerSnapshot<T> snapshot = serializer.snapshotConfiguration();
        DataOutputSerializer out = new DataOutputSerializer(16);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        TypeSerializerSnapshot<T> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(read.restoreSerializer()).isEqualTo(serializer);
        assertThat(snapshot.resolveSchemaCompatibility(read).isCompatibleAsIs()).isTrue();
    }

    @Test
    void keepTheOrderOfMaps() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        SessionSerializer.INSTANCE.serialize(session(), out);
        Session read = SessionSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        assertThat(new ArrayList<>(read.truncated().keySet()))
                .containsExactly("cowrie.session.connect", "cowrie.command.input");
    }

    @Test
    void areFoundByTheTypeOfLines() {
        assertThat(TypeInformation.of(RawLine.class)).isEqualTo(ValueTypes.RAW_LINE);
    }
}
