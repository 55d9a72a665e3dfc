package io.github.cowriekit.enrich.internal.engine;

import io.github.cowriekit.enrich.EnrichmentListener;
import io.github.cowriekit.enrich.EnrichmentListener.WaitCause;
import io.github.cowriekit.enrich.internal.config.Sleeper;
import java.time.Duration;

/**
 * Waits on the thread of a source and tells the listener.
 *
 * @param source name of the source
 * @param sleeper waits
 * @param listener hears of each wait when it is over
 */
record Waits(String source, Sleeper sleeper, EnrichmentListener listener) {
    void sleep(Duration wait, WaitCause cause, String detail) throws InterruptedException {
        sleeper.sleep(wait);
        listener.waited(source, wait, cause, detail);
    }
}
