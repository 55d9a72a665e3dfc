package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.crowd.CrowdMemory;
import io.github.cowriekit.analysis.internal.crowd.Seen;
import io.github.cowriekit.analysis.internal.crowd.SessionParts;
import io.github.cowriekit.analysis.internal.crowd.Traces;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.analysis.internal.paths.PathReader;
import io.github.cowriekit.analysis.internal.paths.SessionPaths;
import java.nio.file.Path;
import java.util.Set;

/**
 * The memory of earlier sessions: clusters of playbooks, which credentials, clients, techniques and targets each sensor has
 * seen, when addresses came, which files they made, and which typing errors come from scripts.
 *
 * <p>Give it to {@link Analysis.Builder#crowd}; every session that is assessed is remembered, so the order of sessions
 * matters and the same sessions in the same order give the same answers. Bounded: 10,000 clusters, 50,000 sequences, 20,000
 * addresses, 20,000 files, 10,000 typing errors and two million things seen, whatever comes; what was used longest ago is
 * forgotten first. A crowd that was loaded goes on as if it had never been saved, to the byte. Safe for many threads, which
 * take turns.
 *
 * @since 0.1.0
 */
public final class Crowd {
    private static final String WHAT = "crowd";
    /** "CKCROWD3" in ASCII. */
    private static final long MARK = 0x434b43524f574433L;

    private final PathReader paths = new PathReader();
    private final CrowdMemory memory;

    private Crowd(CrowdMemory memory) {
        this.memory = memory;
    }

    /** Returns a crowd that has seen nothing. */
    public static Crowd create() {
        return new Crowd(new CrowdMemory());
    }

    /**
     * Returns the crowd that a file holds.
     *
     * @throws AnalysisDataException if the file cannot be read, is damaged, or was written by a version with another form
     */
    public static Crowd load(Path file) {
        return new Crowd(State.load(file, WHAT, MARK, CrowdMemory::read));
    }

    /**
     * Writes the crowd to a file, which is replaced once all is written. A few to some tens of megabytes.
     *
     * @throws AnalysisDataException if the file cannot be written
     */
    public synchronized void save(Path file) {
        State.save(file, WHAT, MARK, memory, (out, value) -> value.write(out));
    }

    Seen observe(SessionParts parts, Set<String> slips) {
        SessionPaths read = paths.read(parts.session());
        synchronized (this) {
            return memory.observe(parts, new Traces(slips, read));
        }
    }
}
