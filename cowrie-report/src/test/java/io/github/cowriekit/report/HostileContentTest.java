package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.fixtures.EvilSessions;
import io.github.cowriekit.report.fixtures.Grammars;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registered format with every evil session; a new format is covered once it has its grammar. */
class HostileContentTest {
    private static final Map<String, EnrichedSession> SESSIONS = EvilSessions.byName();

    static Stream<Arguments> formats() {
        return Reports.formats().stream().map(format -> argumentSet(format.name(), format));
    }

    @Test
    void isCheckedForEveryFormat() {
        assertThat(Grammars.byFormat().keySet())
                .isEqualTo(Reports.formats().stream()
                        .map(ReportFormat::name)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @ParameterizedTest
    @Tag("slow")
    @MethodSource("formats")
    void staysInTheGrammarOfTheFormat(ReportFormat format) throws CharacterCodingException {
        Grammars.Bounded bounded = bounded(format);
        for (Map.Entry<String, EnrichedSession> evil : SESSIONS.entrySet()) {
            List<EnrichedSession> sessions = List.of(evil.getValue());
            byte[] bytes = write(format, sessions);
            assertThat(bytes.length).as(evil.getKey()).isLessThanOrEqualTo(bounded.bytesPerSession());
            try {
                bounded.grammar().check(decode(bytes), sessions);
            } catch (AssertionError e) {
                throw new AssertionError("session '" + evil.getKey() + "': " + e.getMessage(), e);
            }
        }
    }

    @ParameterizedTest
    @Tag("slow")
    @MethodSource("formats")
    void staysInTheGrammarWhenAllComeTogether(ReportFormat format) throws CharacterCodingException {
        List<EnrichedSession> sessions = List.copyOf(SESSIONS.values());
        bounded(format).grammar().check(decode(write(format, sessions)), sessions);
    }

    @ParameterizedTest
    @Tag("slow")
    @MethodSource("formats")
    void givesTheSameBytesTwice(ReportFormat format) {
        List<EnrichedSession> sessions = List.copyOf(SESSIONS.values());
        assertThat(write(format, sessions)).isEqualTo(write(format, sessions));
    }

    @ParameterizedTest
    @Tag("slow")
    @MethodSource("formats")
    void mayBeEmpty(ReportFormat format) throws CharacterCodingException {
        bounded(format).grammar().check(decode(write(format, List.of())), List.of());
    }

    private static Grammars.Bounded bounded(ReportFormat format) {
        Grammars.Bounded bounded = Grammars.byFormat().get(format.name());
        assertThat(bounded).as("grammar of " + format.name()).isNotNull();
        return bounded;
    }

    private static byte[] write(ReportFormat format, List<EnrichedSession> sessions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(sessions.stream(), out);
        return out.toByteArray();
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
