package io.github.cowriekit.enrich.spi;

import io.github.cowriekit.model.intel.ObservableType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a source unless the caller says otherwise.
 *
 * @param needsKey whether the source answers nobody without a key
 * @param baseUrl where it is asked, without a slash at the end; null for a source without a network service
 * @param limits its documented limits for free use, which hold together; empty when it has none
 * @param asks kinds of observables it is asked about by default; a scarce quota is not spent on the others
 * @param timeout longest wait for one answer
 * @param foundLifetime how long an answer is reused
 * @param notFoundLifetime how long a "not found" is reused
 * @param onlyIntruders whether it is asked only about sessions that got in or left files, and about what is looked up by
 *     itself; for quotas that could not even cover those who merely try to log in
 * @param local whether it answers from files on this machine: it has no limits, is not cached, answers offline, and may
 *     know private addresses
 * @param largestAnswer bytes of the largest answer that is taken
 * @param lists names of the lists it fetches, for a source that has several to choose from; empty for all others
 * @since 0.1.0
 */
public record SourceDefaults(
        boolean needsKey,
        @Nullable URI baseUrl,
        List<RateLimit> limits,
        Set<ObservableType> asks,
        Duration timeout,
        Duration foundLifetime,
        Duration notFoundLifetime,
        boolean onlyIntruders,
        boolean local,
        long largestAnswer,
        List<String> lists) {
    /** 8 MiB: no answer about one observable is nearly as large. */
    static final long USUAL_LARGEST_ANSWER = 8L << 20;

    /** Rejects missing required parts and copies the collections. */
    public SourceDefaults {
        limits = List.copyOf(limits);
        asks = Set.copyOf(asks);
        lists = List.copyOf(lists);
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(foundLifetime, "foundLifetime");
        Objects.requireNonNull(notFoundLifetime, "notFoundLifetime");
    }

    /**
     * Returns a builder: no key, no URL, no rate limit, 30 seconds, answers reused for a day, asked about every session.
     *
     * @param asks kinds of observables the source is asked about by default
     * @return a new builder
     */
    public static Builder builder(ObservableType... asks) {
        return new Builder(Set.of(asks));
    }

    /** Builds {@link SourceDefaults}; not thread-safe. */
    public static final class Builder {
        private final Set<ObservableType> asks;
        private boolean needsKey;
        private @Nullable URI baseUrl;
        private List<RateLimit> limits = List.of();
        private Duration timeout = Duration.ofSeconds(30);
        private Duration foundLifetime = Duration.ofDays(1);
        private Duration notFoundLifetime = Duration.ofDays(1);
        private boolean onlyIntruders;
        private boolean local;
        private long largestAnswer = USUAL_LARGEST_ANSWER;
        private List<String> lists = List.of();

        private Builder(Set<ObservableType> asks) {
            this.asks = asks;
        }

        /** Says that the source needs a key. */
        public Builder needsKey() {
            this.needsKey = true;
            return this;
        }

        /** Sets {@link SourceDefaults#baseUrl()}. */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = URI.create(baseUrl);
            return this;
        }

        /** Sets {@link SourceDefaults#limits()} from text such as {@code 4/1m} or {@code 4/1m,500/1d}. */
        public Builder rate(String rates) {
            this.limits = RateLimit.parseAll(rates);
            return this;
        }

        /** Sets {@link SourceDefaults#timeout()}. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** Sets {@link SourceDefaults#foundLifetime()} and {@link SourceDefaults#notFoundLifetime()}. */
        public Builder lifetimes(Duration found, Duration notFound) {
            this.foundLifetime = found;
            this.notFoundLifetime = notFound;
            return this;
        }

        /** Says that only sessions that got in or left files are worth a question; {@link SourceDefaults#onlyIntruders()}. */
        public Builder onlyIntruders() {
            this.onlyIntruders = true;
            return this;
        }

        /** Says that the source answers from files on this machine, at once and without a network. */
        public Builder local() {
            this.local = true;
            return this;
        }

        /** Sets {@link SourceDefaults#largestAnswer()}; 8 MiB by default, too little for lists. */
        public Builder largestAnswer(long bytes) {
            this.largestAnswer = bytes;
            return this;
        }

        /** Sets {@link SourceDefaults#lists()}, from which the user may choose others. */
        public Builder lists(String... names) {
            this.lists = List.of(names);
            return this;
        }

        /** Returns the finished defaults. */
        public SourceDefaults build() {
            return new SourceDefaults(
                    needsKey,
                    baseUrl,
                    limits,
                    asks,
                    timeout,
                    foundLifetime,
                    notFoundLifetime,
                    onlyIntruders,
                    local,
                    largestAnswer,
                    lists);
        }
    }
}
