package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.crowd.CrowdFeatures;
import io.github.cowriekit.analysis.internal.crowd.CrowdMemory;
import io.github.cowriekit.analysis.internal.crowd.CrowdResult;
import io.github.cowriekit.analysis.internal.crowd.SessionFeatures;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.analysis.internal.paths.PathReader;
import io.github.cowriekit.analysis.internal.paths.SessionPaths;
import java.nio.file.Path;
import java.util.Set;

/**
 * The memory of earlier sessions: clusters of playbooks; which commands, techniques, URLs, keys, files, forward targets,
 * clients and credentials came before; when addresses came, which files they made, and which typing errors come from
 * scripts.
 *
 * <p>Give it to {@link Analysis.Builder#history}; every session that is observed or assessed is remembered, so the order of
 * sessions matters and the same sessions in the same order give the same answers. A session is counted once, however often
 * it comes: one with the same sensor, id and start as an earlier one is compared with the others that are remembered.
 *
 * <p>Bounded whatever comes: 10,000 clusters, 50,000 sequences, 20,000 addresses, 20,000 files, 10,000 typing errors, 131,072
 * credentials, and one to two million sessions and one to two million things seen; what was used longest ago is forgotten
 * first. A history that was loaded goes on as if it had never been saved, to the byte; assessments say of it how many
 * sessions it holds, and of one that was not loaded that it knows this input alone. Safe for many threads, which take turns.
 *
 * @since 0.1.0
 */
public final class SessionHistory {
    private static final String WHAT = "history";
    /** "CKCROWD4" in ASCII; the last digit is the form. */
    private static final long MARK = 0x434b43524f574434L;

    private final PathReader paths = new PathReader();
    private final CrowdMemory memory;
    private final boolean loaded;

    private SessionHistory(CrowdMemory memory, boolean loaded) {
        this.memory = memory;
        this.loaded = loaded;
    }

    /** Returns a history that has seen nothing. */
    public static SessionHistory create() {
        return new SessionHistory(new CrowdMemory(), false);
    }

    /**
     * Returns the history that a file holds.
     *
     * @throws AnalysisDataException if the file cannot be read, is damaged, or was written by a version with another form
     */
    public static SessionHistory load(Path file) {
        return new SessionHistory(State.load(file, WHAT, MARK, CrowdMemory::read), true);
    }

    /**
     * Writes the history to a file, which is replaced once all is written. Some to some tens of megabytes.
     *
     * @throws AnalysisDataException if the file cannot be written
     */
    public synchronized void save(Path file) {
        State.save(file, WHAT, MARK, memory, (out, value) -> value.write(out));
    }

    CrowdResult observe(SessionFeatures parts, Set<String> slips, String group) {
        SessionPaths read = paths.read(parts.session());
        synchronized (this) {
            return memory.observe(parts, new CrowdFeatures(slips, read), group, loaded);
        }
    }
}
