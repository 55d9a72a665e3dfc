package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.internal.quota.CountedQuestions;
import io.github.cowriekit.enrich.spi.RateLimit;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions, observables and settings of the tests. */
final class Samples {
    static final Observable PUBLIC_IP = Observable.ip("8.8.8.8");

    private Samples() {}

    static Observable hash(int number) {
        return Observable.sha256(String.format("%064x", number));
    }

    static Session session(int number, String ip) {
        return Session.builder(String.format("%012x", number), SessionEnd.CLOSED)
                .source(new Endpoint(ip, 40_000))
                .build();
    }

    static Session sessionWithFile(int number, String ip, String host) {
        return Session.builder(String.format("%012x", number), SessionEnd.CLOSED)
                .source(new Endpoint(ip, 40_000))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .host(host)
                        .url("http://" + host + "/bins.sh")
                        .sha256(hash(number).value())
                        .build()))
                .build();
    }

    static Enrichment.Builder builder(FakeTime time) {
        return Enrichment.builder().environment(Map.of()).clock(time, time::sleep);
    }

    /** Asked about everything, answers live for a day, "not found" for an hour. */
    static SourceDefaults.Builder defaults() {
        return SourceDefaults.builder(ObservableType.values()).lifetimes(Duration.ofDays(1), Duration.ofHours(1));
    }

    static SourceDefaults rated(String rate) {
        return defaults().rate(rate).build();
    }

    static RateLimit rate(String rate) {
        return RateLimit.parse(rate);
    }

    /** Returns the status of a source without limits that no expired answer stood in for. */
    static SourceStatus status(
            String source,
            long asked,
            long fromCache,
            long found,
            long notFound,
            long skipped,
            long failed,
            @Nullable Obstacle stopped) {
        return new CountedQuestions(
                source, asked, fromCache, found, notFound, skipped, failed, stopped, 0, List.of());
    }
}
