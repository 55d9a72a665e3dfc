package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads give what one gives, in its order. */
class ParallelAssessmentTest {
    private static final List<Session> SESSIONS = GeneratedSessions.of(20, 1_003);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void assessesAsOneThreadDoes(int threads) {
        SessionHistory alone = SessionHistory.create();
        SessionHistory shared = SessionHistory.create();
        List<Assessment> expected = assess(Analysis.builder().history(alone).build());
        assertThat(assess(Analysis.builder().history(shared).parallel(threads).build()))
                .isEqualTo(expected);
        assertThat(expected).hasSizeBetween(300, 700);
        assertThat(bytes(shared)).isEqualTo(bytes(alone));
    }

    @Test
    void usesTheOtherThreads() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        Analysis analysis = Analysis.builder()
                .recordings(session -> {
                    names.add(Thread.currentThread().getName());
                    return Stream.empty();
                })
                .parallel(3)
                .build();
        try (Stream<Assessment> assessed = all(analysis, SESSIONS.stream())) {
            assertThat(assessed.count()).isEqualTo(SESSIONS.size());
            assertThat(names).anyMatch(name -> name.startsWith("cowrie-assess-"));
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void endsItsThreadsWhenClosedEarlyAndReadsLittleAhead() {
        AtomicInteger read = new AtomicInteger();
        Analysis analysis = Analysis.builder().parallel(2).build();
        try (Stream<Assessment> assessed = all(analysis, SESSIONS.stream().peek(session -> read.incrementAndGet()))) {
            assertThat(assessed.iterator().next().session()).isEqualTo(SESSIONS.get(0));
        }
        // two threads, two portions of 16 for each, twice: for what is read and for what is judged
        assertThat(read).hasValueBetween(1, 130);
        assertThat(threads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void throwsWhereItIsThrown(int threads) {
        Session bad = SESSIONS.get(500);
        Analysis analysis = Analysis.builder()
                .recordings(session -> {
                    if (session.equals(bad)) {
                        throw new IllegalStateException("no recording");
                    }
                    return Stream.empty();
                })
                .parallel(threads)
                .build();
        List<Assessment> before = new ArrayList<>();
        try (Stream<Assessment> assessed = all(analysis, SESSIONS.stream())) {
            assertThatThrownBy(() -> assessed.forEach(before::add)).hasMessage("no recording");
        }
        assertThat(before).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void throwsWhatReadingThrows(int threads) {
        Stream<Session> damaged = IntStream.range(0, 100).mapToObj(i -> {
            if (i == 77) {
                throw new IllegalStateException("line 77");
            }
            return SESSIONS.get(i);
        });
        List<Assessment> before = new ArrayList<>();
        Analysis analysis = Analysis.builder().parallel(threads).build();
        try (Stream<Assessment> assessed = all(analysis, damaged)) {
            assertThatThrownBy(() -> assessed.forEach(before::add)).hasMessage("line 77");
        }
        assertThat(before).hasSize(77);
    }

    @Test
    void wantsAThread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Analysis.builder().parallel(0));
    }

    private static List<Assessment> assess(Analysis analysis) {
        try (Stream<Assessment> assessed = analysis.assess(
                SESSIONS.stream(),
                session -> "hp00".equals(session.sensor()),
                sessions -> sessions.map(EnrichedSession::of))) {
            return assessed.toList();
        }
    }

    private static Stream<Assessment> all(Analysis analysis, Stream<Session> sessions) {
        return analysis.assess(sessions, any -> true, given -> given.map(EnrichedSession::of));
    }

    private static byte[] bytes(SessionHistory history) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        history.save(out);
        return out.toByteArray();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cowrie-assess-"))
                .toList();
    }
}
