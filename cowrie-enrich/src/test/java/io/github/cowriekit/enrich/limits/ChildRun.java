package io.github.cowriekit.enrich.limits;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.fixtures.FakeTime;
import io.github.cowriekit.enrich.fixtures.Samples;
import io.github.cowriekit.enrich.fixtures.SharedClock;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult.Skipped;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run in a process of its own; its first argument says which. */
final class ChildRun {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private ChildRun() {}

    /** Starts a run in another process, without waiting for it. */
    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildRun.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("until-killed")) {
            untilKilled(folder);
        } else {
            shareQuota(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), arguments[4]);
        }
    }

    /** Asks on and on and says which answers it got. */
    private static void untilKilled(Path folder) {
        try (Enrichment enrichment = Samples.builder(new FakeTime())
                .clock(Clock.systemUTC())
                .enricher(new Answering(Clock.systemUTC()), Samples.rated("1000000/1d"))
                .cacheFile(folder.resolve("intel.db"))
                .build()) {
            for (int i = 0; i < 1_000_000; i++) {
                enrichment.lookup(Samples.hash(i));
                OUT.println(i);
            }
        }
    }

    /** Asks about every second hash within the limits it shares with another process and writes down when. */
    private static void shareQuota(Path folder, int me, int hashes, String limits) throws Exception {
        SharedClock clock = new SharedClock(folder.resolve("clock"), me, 2);
        Answering source = new Answering(clock);
        try (Enrichment enrichment = Enrichment.builder()
                .environment(Map.of())
                .clock(clock, clock::sleep)
                .enricher(source, Samples.rated(limits))
                .cacheFile(folder.resolve("intel.db"))
                .build()) {
            for (int i = me; i <= hashes; i += 2) {
                while (enrichment.lookup(Samples.hash(i)).get(0) instanceof Skipped) {
                    clock.sleep(Duration.ofHours(1));
                }
            }
        } finally {
            clock.leave();
        }
        Files.write(
                folder.resolve("times-" + me),
                source.times.stream().map(Instant::toString).toList(),
                StandardOpenOption.CREATE_NEW);
    }

    private static final class Answering implements Enricher {
        private final Clock clock;
        private final List<Instant> times = new ArrayList<>();

        Answering(Clock clock) {
            this.clock = clock;
        }

        @Override
        public String source() {
            return "mine";
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.SHA256);
        }

        @Override
        public Optional<Facts> lookup(Observable observable) {
            times.add(clock.instant());
            return Optional.of(new CustomFacts(Map.of("of", observable.value())));
        }
    }
}
