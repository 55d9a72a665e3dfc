package io.github.cowriekit.service.internal.loop;

import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.SessionWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service remembers: sessions in a store, if it has one, and the history that sessions are compared with. The history is
 * saved now and then, since it is some megabytes, and at the end; what came in after the last time is not compared with after a kill. For one thread.
 */
public final class Memory implements AutoCloseable {
    private final @Nullable SessionStore store;
    private final Path file;
    private final SessionHistory history;
    private final Duration saveEvery;
    private final Clock clock;
    private Instant saved;
    private boolean changed;

    /**
     * Reads what was remembered.
     *
     * @param store keeps sessions and history, null to keep the history in a file
     */
    public Memory(@Nullable SessionStore store, Path file, Duration saveEvery, Clock clock) {
        this.store = store;
        this.file = file;
        this.saveEvery = saveEvery;
        this.clock = clock;
        if (store != null) {
            this.history = store.history();
        } else {
            this.history = Files.exists(file) ? SessionHistory.load(file) : SessionHistory.create();
        }
        this.saved = clock.instant();
    }

    public SessionHistory history() {
        return history;
    }

    /** Adds sessions to the store, in which each is once. */
    void add(List<Assessment> assessments) {
        changed = true;
        if (store != null) {
            SessionWriter writer = store.writer();
            assessments.forEach(writer::add);
            var unused = writer.commit();
        }
    }

    /** Saves the history if the last time was long ago. */
    void saveWhenDue() {
        if (changed && !clock.instant().isBefore(saved.plus(saveEvery))) {
            save();
        }
    }

    private void save() {
        if (store == null) {
            history.save(file);
        } else {
            SessionWriter writer = store.writer();
            writer.history(history);
            var unused = writer.commit();
        }
        changed = false;
        saved = clock.instant();
    }

    @Override
    public void close() {
        if (changed) {
            save();
        }
    }
}
