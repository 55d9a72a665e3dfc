package io.github.cowriekit.parser.internal.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.parser.internal.ahead.ReadWorkers;
import io.github.cowriekit.parser.internal.session.SessionBounds;
import io.github.cowriekit.parser.internal.session.SessionContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionQueueTest {
    private static final SessionBounds BOUNDS =
            new SessionBounds(Duration.ofMinutes(10), Duration.ZERO, 9, 9, 9, 1 << 30, 1 << 30);

    private final ReadWorkers workers = new ReadWorkers(2, 1_000);
    private final SessionContext context = new SessionContext(BOUNDS, null);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void endThreads() {
        workers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void handsOverInOrder(int batchSize) {
        SessionQueue queue = new SessionQueue(BOUNDS, workers, batchSize);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            queue.add(session(i), SessionEnd.CLOSED);
            expected.add("s" + i);
            if (i % 11 == 0) {
                String call = "call " + i;
                queue.run(() -> told.add(call));
                queue.run(() -> told.add(call + " again"));
                expected.add(call);
                expected.add(call + " again");
            }
        }
        takeAll(queue);

        assertThat(told).isEqualTo(expected);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void throwsTheErrorOfAThreadThatBuildsBehindTheSessionsBefore() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("odd session");
        AtomicReference<Thread> builder = new AtomicReference<>();
        CountDownLatch failed = new CountDownLatch(1);
        SessionQueue queue = new SessionQueue(BOUNDS, workers, 4, (session, end, own) -> {
            if (session.id().equals("s2")) {
                builder.set(Thread.currentThread());
                failed.countDown();
                throw failure;
            }
            return session.build(end, own);
        });
        for (int i = 0; i < 4; i++) {
            queue.add(session(i), SessionEnd.CLOSED);
        }
        failed.await();

        assertThatThrownBy(() -> takeAll(queue)).isSameAs(failure);
        assertThat(told).containsExactly("s0", "s1");
        assertThat(builder.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void buildsByItselfWhatNobodyBegan() {
        workers.close();
        SessionQueue queue = new SessionQueue(BOUNDS, workers, 4);
        for (int i = 0; i < 10; i++) {
            queue.add(session(i), SessionEnd.CLOSED);
        }
        takeAll(queue);

        assertThat(told).hasSize(10);
    }

    @Test
    void isFullWithManySessionsOrLargeOnes() {
        SessionQueue queue = new SessionQueue(BOUNDS, workers, 4);
        for (int i = 0; i < 32; i++) {
            assertThat(queue.isFull()).isFalse();
            queue.add(session(i), SessionEnd.CLOSED);
        }
        assertThat(queue.isFull()).isTrue();
        takeAll(queue);
        assertThat(queue.isFull()).isFalse();

        queue.add(session("x".repeat(9 << 20)), SessionEnd.CLOSED);
        assertThat(queue.isFull()).isTrue();
    }

    @Test
    void isFullWithManyCalls() {
        SessionQueue queue = new SessionQueue(BOUNDS, workers, 4);
        queue.add(session(1), SessionEnd.CLOSED);
        for (int i = 0; i < 4_096; i++) {
            assertThat(queue.isFull()).isFalse();
            queue.run(() -> told.add("call"));
        }
        assertThat(queue.isFull()).isTrue();
        assertThat(told).isEmpty();
        takeAll(queue);

        assertThat(queue.isFull()).isFalse();
        assertThat(told).hasSize(4_097).startsWith("s1");
    }

    @Test
    void tellsAtOnceWhenNothingWaits() {
        SessionQueue queue = new SessionQueue(BOUNDS, workers, 4);
        queue.run(() -> told.add("first"));
        assertThat(told).containsExactly("first");

        queue.add(session(1), SessionEnd.CLOSED);
        queue.run(() -> told.add("second"));
        assertThat(told).containsExactly("first");
        queue.close();
        queue.run(() -> told.add("closed"));
        assertThat(told).containsExactly("first", "closed");
        assertThat(queue.poll()).isNull();
    }

    private void takeAll(SessionQueue queue) {
        while (!queue.isEmpty()) {
            Session record = queue.poll();
            if (record == null) {
                queue.buildNext(context);
            } else {
                told.add(record.id());
            }
        }
    }

    private OpenSession session(int number) {
        return session("s" + number);
    }

    private OpenSession session(String id) {
        OpenSession session = new OpenSession();
        session.begin(0, id, null);
        session.beginDraft(context);
        return session;
    }
}
