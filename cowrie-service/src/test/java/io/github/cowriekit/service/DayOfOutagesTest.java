package io.github.cowriekit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.sink.SinkStatus;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkException;
import io.github.cowriekit.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day and a half in virtual time, in which every receiver fails for hours and the log is rotated. */
@Tag("slow")
class DayOfOutagesTest {
    private static final Instant START = Instant.parse("2026-11-10T00:00:00Z");
    private static final int MINUTES = 36 * 60;
    private static final int PER_MINUTE = 4;
    private static final int PER_DAY = 300;

    @TempDir
    Path folder;

    private final FakeClock clock = FakeClock.at(START);
    private final Random random = new Random(7);

    /** A receiver that is down at times, and that refuses or puts off some of what it gets. */
    private final class Receiver implements Sink {
        private final Duration from;
        private final Duration to;
        private final int againOneOf;
        private final int refusesOneOf;
        final List<UUID> ids = new ArrayList<>();
        final Set<UUID> refused = new HashSet<>();

        Receiver(Duration from, Duration to, int againOneOf, int refusesOneOf) {
            this.from = from;
            this.to = to;
            this.againOneOf = againOneOf;
            this.refusesOneOf = refusesOneOf;
        }

        @Override
        public Optional<String> encode(SessionRecord session) {
            return Optional.of(session.session().id());
        }

        @Override
        public Receipt deliver(List<Message> messages) {
            Duration time = Duration.between(START, clock.instant());
            if (time.compareTo(from) > 0 && time.compareTo(to) < 0) {
                throw new SinkException("down");
            }
            Map<UUID, String> again = new HashMap<>();
            Map<UUID, String> rejected = new HashMap<>();
            for (Message message : messages) {
                if (againOneOf > 0 && random.nextInt(againOneOf) == 0) {
                    again.put(message.id(), "429");
                } else if (refusesOneOf > 0 && random.nextInt(refusesOneOf) == 0) {
                    rejected.put(message.id(), "400");
                    refused.add(message.id());
                } else {
                    ids.add(message.id());
                }
            }
            return new Receipt(rejected, again, null);
        }
    }

    /** A source that answers at once, and knows when it was asked. */
    private final class CountingSource implements Enricher {
        final List<Instant> asked = new ArrayList<>();

        @Override
        public String source() {
            return "counting";
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.IP);
        }

        @Override
        public synchronized Optional<Facts> lookup(Observable observable) {
            asked.add(clock.instant());
            return Optional.empty();
        }
    }

    @Test
    void losesNothingSpendsNoMoreThanAllowedAndCatchesUp() throws IOException, InterruptedException {
        WrittenLog log = new WrittenLog(Files.createDirectory(folder.resolve("log")));
        Receiver night = new Receiver(Duration.ofHours(2), Duration.ofHours(8), 0, 0);
        Receiver day = new Receiver(Duration.ofHours(5), Duration.ofHours(34), 50, 0);
        Receiver strict = new Receiver(Duration.ZERO, Duration.ZERO, 20, 100);
        CountingSource source = new CountingSource();
        int written = 0;
        try (CowrieService service = CowrieService.builder(CowrieLog.in(log.folder()), folder.resolve("state"))
                .clock(clock)
                .withoutThreads()
                .saveEvery(Duration.ofHours(12))
                .answersWithin(Duration.ofMillis(2))
                .enrichment(Enrichment.builder()
                        .clock(clock, this::await)
                        .enricher(
                                source,
                                SourceDefaults.builder(ObservableType.IP)
                                        .rate(PER_MINUTE + "/1m," + PER_DAY + "/1d")
                                        .build())
                        .build())
                .sink("night", night)
                .sink("day", day, options -> options.retryFor(Duration.ofHours(3)))
                .sink("strict", strict)
                .build()) {
            for (int minute = 0; minute < MINUTES; minute++) {
                int sessions = random.nextInt(4);
                for (int i = 0; i < sessions && minute < MINUTES - 120; i++) {
                    log.from("8.8." + written / 250 + "." + written % 250);
                    log.session(
                            String.format("%012x", ++written), clock.instant().plusSeconds(i));
                }
                if (minute % 720 == 719) {
                    log.rotate();
                }
                clock.advance(Duration.ofMinutes(1));
                while (service.turn()) {
                    // all that is there
                }
                deliver(service);
                if (minute == 32 * 60) {
                    assertThat(service.status().sinks().get(1).deadLetters()).isPositive();
                }
            }
            assertThat(service.status().sinks()).allSatisfy(sink -> {
                assertThat(sink.waiting()).as("lag of " + sink.name()).isZero();
                assertThat(sink.problem()).isNull();
            });
            List<Long> dead = service.status().sinks().stream()
                    .map(SinkStatus::deadLetters)
                    .toList();
            assertThat(dead).containsExactly(0L, 0L, (long) strict.refused.size());
        }
        assertThat(written).isGreaterThan(2_000);
        assertThat(night.ids).hasSize(written).doesNotHaveDuplicates();
        assertThat(day.ids).hasSize(written).doesNotHaveDuplicates();
        assertThat(strict.ids).hasSize(written - strict.refused.size()).doesNotHaveDuplicates();
        assertThat(strict.refused).isNotEmpty();
        assertWithin(source.asked, Duration.ofMinutes(1), PER_MINUTE);
        assertWithin(source.asked, Duration.ofDays(1), PER_DAY);
    }

    /** Waits until the day has gone on by so much, or nobody waits for the answer any more. */
    private void await(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static void deliver(CowrieService service) throws InterruptedException {
        Optional<Duration> wait;
        do {
            wait = service.delivery().deliverDue();
        } while (wait.filter(Duration::isZero).isPresent());
    }

    /** Checks calendar periods, as services count them. */
    private static void assertWithin(List<Instant> asked, Duration period, int most) {
        Map<Long, Integer> counts = new HashMap<>();
        asked.forEach(time -> counts.merge(Duration.between(START, time).dividedBy(period), 1, Integer::sum));
        assertThat(counts.values()).isNotEmpty().allMatch(count -> count <= most);
    }
}
