package io.github.cowriekit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.benchmarks.generator.LogGenerator;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichmentResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What enriching from answers that are there already costs, with margins that a busy machine does not use up. */
@Tag("slow")
class EnrichmentCostTest {
    private static final int SUBJECTS = 2_000;
    private static final long MAX_SESSION_BYTES = 5_000;

    /** Less than 25 bytes for each of the sessions that are enriched between two looks. */
    private static final long MAX_GROWTH_BYTES = 2_000_000;

    @Test
    void costsAboutAsMuchAsParsingAtMost(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("log.json");
        LogGenerator.writePublic(log, 8_000_000, 7);
        try (WarmEnrichment warm = WarmEnrichment.about(log)) {
            long asked = warm.asked();
            assertThat(warm.counts(log)).isEqualTo(Readings.sessions(log));
            Meter meter = Meter.ofThread();
            Meter.Task parse = meter.task("parse", () -> Readings.sessions(log));
            Meter.Task both = meter.task("parse and enrich", () -> warm.counts(log));
            meter.run(4, 5);

            assertThat(warm.asked()).as("questions that reached a source").isEqualTo(asked);
            assertThat(parse.timesFasterThan(both) - 1)
                    .as("enriching / parsing")
                    .isLessThan(2);
        }
    }

    @Test
    void allocatesLittlePerSession() {
        try (WarmEnrichment warm = WarmEnrichment.cold()) {
            Meter meter = Meter.ofThread();
            Meter.Task make = meter.task("make", () -> make(20_000));
            Meter.Task both = meter.task("make and enrich", () -> enrich(warm.enrichment(), 0, 20_000, i -> i));
            meter.run(8, 1);

            assertThat((both.allocatedBytes() - make.allocatedBytes()) / 20_000)
                    .as("bytes per session")
                    .isLessThan(MAX_SESSION_BYTES);
        }
    }

    @Test
    void holdsAnswersAndNoSessions() {
        try (WarmEnrichment warm = WarmEnrichment.cold()) {
            enrich(warm.enrichment(), 0, 20_000, i -> i % SUBJECTS);
            long asked = warm.asked();
            long early = LiveHeap.bytes();
            enrich(warm.enrichment(), 20_000, 100_000, i -> i % SUBJECTS);

            assertThat(LiveHeap.bytes() - early).isLessThan(MAX_GROWTH_BYTES);
            assertThat(warm.asked()).isEqualTo(asked);
        }
    }

    @Test
    void holdsNoMoreAnswersThanItIsAllowedTo() {
        try (Enrichment enrichment = WarmEnrichment.builder().cacheSize(4_000).build()) {
            enrich(enrichment, 0, 5_000, i -> i);
            long early = LiveHeap.bytes();
            enrich(enrichment, 5_000, 15_000, i -> i);

            assertThat(LiveHeap.bytes() - early).isLessThan(MAX_GROWTH_BYTES);
        }
    }

    private static Integer make(int sessions) {
        int observables = 0;
        for (int i = 0; i < sessions; i++) {
            observables += session(i, i).observables().size();
        }
        return observables;
    }

    private static Integer enrich(Enrichment enrichment, int from, int to, IntUnaryOperator subjectOf) {
        int found = 0;
        for (int i = from; i < to; i++) {
            for (EnrichmentResult result :
                    enrichment.enrich(session(i, subjectOf.applyAsInt(i))).results()) {
                found += result instanceof EnrichmentResult.Found ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(4 * (to - from));
        return found;
    }

    /** Every tenth subject leaves a file. */
    private static Session session(int number, int subject) {
        String ip = "45.%d.%d.1".formatted(subject >> 8, subject & 0xff);
        var session =
                Session.builder("%012x".formatted(number), SessionEnd.CLOSED).source(new Endpoint(ip, 4_000));
        if (subject % 10 == 0) {
            session.downloads(List.of(Download.builder(FileOrigin.URL)
                    .url("http://" + ip + "/x.sh")
                    .host(ip)
                    .sha256("%064x".formatted(subject))
                    .build()));
        }
        return session.build();
    }
}
