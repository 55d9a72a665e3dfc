package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.analysis.internal.history.HistoryFeatures;
import io.github.cowriekit.analysis.internal.history.HistoryResult;
import io.github.cowriekit.analysis.internal.history.SessionFeatures;
import io.github.cowriekit.analysis.internal.history.SessionMemory;
import io.github.cowriekit.analysis.internal.paths.PathReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What is remembered of earlier sessions: clusters of playbooks; the commands, techniques, URLs, keys, files, forward
 * targets, clients and credentials seen so far; when addresses connected and which files they made; typing errors that come
 * from scripts.
 *
 * <p>Pass it to {@link Analysis.Builder#history}. The analysis adds every session that it observes or assesses, so the order
 * of sessions matters: the same sessions in the same order give the same results. A session counts once, however often it is
 * read: one with the sensor, id and start of an earlier session is compared with the others and not added again.
 *
 * <p>Bounded, whatever the input: 10,000 clusters, 50,000 sequences, 20,000 addresses, 20,000 files, 10,000 typing errors,
 * 131,072 credentials, one to two million sessions and one to two million other things. The least recently used is forgotten
 * first. A loaded history continues exactly as if it had never been saved, to the byte. Assessments state how many sessions a
 * loaded history holds; with one that was not loaded they speak of this input only. Thread-safe; one session at a time.
 *
 * @since 0.1.0
 */
public final class SessionHistory {
    private static final String WHAT = "history";
    /** "CKCROWD4" in ASCII; the last digit is the version of the format. */
    private static final long MARK = 0x434b43524f574434L;

    private final PathReader paths = new PathReader();
    private final SessionMemory memory;
    private final boolean loaded;

    private SessionHistory(SessionMemory memory, boolean loaded) {
        this.memory = memory;
        this.loaded = loaded;
    }

    /** Returns an empty history. */
    public static SessionHistory create() {
        return new SessionHistory(new SessionMemory(), false);
    }

    /**
     * Returns the history saved in a file.
     *
     * @throws AnalysisDataException if the file cannot be read, is damaged, or was written in the format of another version
     */
    public static SessionHistory load(Path file) {
        return new SessionHistory(State.load(file, WHAT, MARK, SessionMemory::read), true);
    }

    /**
     * Saves the history to a file of up to some tens of megabytes. An existing file is replaced once the new one is complete.
     *
     * @throws AnalysisDataException if the file cannot be written
     */
    public synchronized void save(Path file) {
        State.save(file, WHAT, MARK, memory, (out, value) -> value.write(out));
    }

    /**
     * Returns the history that {@link #save(OutputStream)} wrote, which is read to the end of the input.
     *
     * @throws AnalysisDataException if the input cannot be read, is damaged, or was written in the format of another version
     */
    public static SessionHistory load(InputStream in) {
        return new SessionHistory(State.load(in, "the input", WHAT, MARK, SessionMemory::read), true);
    }

    /**
     * Saves the history to an output of up to some tens of megabytes, which is flushed and not closed.
     *
     * @throws UncheckedIOException if the output fails
     */
    public synchronized void save(OutputStream out) {
        try {
            State.write(out, MARK, memory, (data, value) -> value.write(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is remembered of a session; several threads may ask at the same time. */
    HistoryFeatures read(SessionFeatures features, Set<String> typos, String group) {
        return HistoryFeatures.of(features, typos, paths.read(features.session()), group);
    }

    synchronized HistoryResult observe(SessionFeatures features, HistoryFeatures read) {
        return memory.observe(features, read, loaded);
    }
}
