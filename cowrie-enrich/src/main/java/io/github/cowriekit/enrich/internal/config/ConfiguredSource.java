package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.enrich.Obstacle;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.enrich.spi.SourceDefaults;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.Reason;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is configured.
 *
 * @param name its name
 * @param settings rate, kinds that are asked and lifetimes, overrides applied
 * @param key its key, null without one
 * @param maxLookups requests that a run may send, null for any number
 * @param notUsed why it is never asked, such as {@code no key}; null if it is
 * @param given whether the caller made the enricher
 * @param enricher gives the enricher; called once
 */
public record ConfiguredSource(
        String name,
        SourceDefaults settings,
        @Nullable ApiKey key,
        @Nullable Long maxLookups,
        @Nullable Obstacle notUsed,
        boolean given,
        Supplier<IntelSource> enricher) {
    private static final int LONGEST_REASON = 200;
    private static final Obstacle EXCLUDED = new Obstacle(Reason.NOT_ASKED, "excluded");

    /** Returns whether a question of this urgency is put to the source. */
    public boolean isAsked(Observable observable, Urgency urgency) {
        boolean isWanted = urgency != Urgency.REST || !settings.onlyIntruders();
        return isWanted && settings.asks().contains(observable.type());
    }

    /** Returns why no such question is put to it: nobody wanted it, or somebody took the source out. */
    public Obstacle notAsked() {
        return settings.asks().isEmpty() ? EXCLUDED : Obstacle.of(Reason.NOT_ASKED);
    }

    /** Returns a message of an enricher for reports: one short line without the key. */
    public String detail(RuntimeException failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        // contract says no key in messages, but a third party may not keep it
        String masked = key == null ? message : message.replace(key.reveal(), "****");
        String line = masked.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }

    /** Returns what an unexpected failure is and where it comes from, without its message, which may hold anything. */
    public static String origin(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
