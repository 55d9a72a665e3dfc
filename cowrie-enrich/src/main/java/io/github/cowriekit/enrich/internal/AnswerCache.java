package io.github.cowriekit.enrich.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answers of all sources, bounded in number.
 *
 * <p>Lifetimes are compared with the clock on reading, so that a stepped or a fake clock is obeyed at once.
 */
final class AnswerCache {
    private final Cache<Question, Answer> answers;
    private final Clock clock;

    private record Question(String source, Observable observable) {}

    AnswerCache(long maximumSize, Clock clock) {
        this.answers = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .build();
        this.clock = clock;
    }

    @Nullable
    EnrichmentResult find(String source, Observable observable) {
        Answer answer = answers.getIfPresent(new Question(source, observable));
        if (answer == null) {
            return null;
        }
        Instant fetchedAt = answer.result().fetchedAt();
        boolean alive = fetchedAt != null
                && Duration.between(fetchedAt, clock.instant()).compareTo(answer.lifetime()) < 0;
        return alive ? answer.result() : null;
    }

    void keep(Answer answer) {
        if (!answer.lifetime().isZero()) {
            EnrichmentResult result = answer.result();
            answers.put(new Question(result.source(), result.observable()), answer);
        }
    }
}
