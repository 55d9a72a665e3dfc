package io.github.cowriekit.sink;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A delivery to two receivers that do what they are told, in virtual time. */
abstract class TwoReceivers {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    final FakeClock clock = FakeClock.at(START);
    final ScriptedSink first = new ScriptedSink();
    final ScriptedSink second = new ScriptedSink();
    Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("outbox.db");
    }

    Delivery open() {
        return Delivery.builder(file)
                .sink("first", first)
                .sink("second", second)
                .clock(clock)
                .withoutThreads()
                .build();
    }

    static Session session(int number) {
        return Session.builder(String.format("%012x", number), SessionEnd.CLOSED)
                .sensor("s")
                .startedAt(START.plusSeconds(number))
                .build();
    }

    static void add(Delivery delivery, int from, int to) throws InterruptedException {
        try (DeliveryBatch batch = delivery.batch()) {
            IntStream.range(from, to).forEach(number -> batch.add(session(number)));
            batch.position("log", String.valueOf(to).getBytes(StandardCharsets.UTF_8));
            batch.commit();
        }
    }

    /** Delivers until nothing is left, letting time pass while sinks wait. */
    void deliverAll(Delivery delivery) throws InterruptedException {
        for (var wait = delivery.deliverDue(); wait.isPresent(); wait = delivery.deliverDue()) {
            clock.advance(wait.get());
        }
    }

    static List<String> ids(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> String.format("%012x", number))
                .toList();
    }
}
