package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.enrich.spi.CacheKey;
import io.github.cowriekit.enrich.spi.CachedAnswer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beyond the run about the questions of one call, read in one step when memory lacks the first of them.
 *
 * <p>Not thread-safe.
 */
public final class CachePrefetch {
    private final PersistentAnswers lasting;
    private final Supplier<List<CacheKey>> questions;
    private @Nullable Map<CacheKey, CachedAnswer> kept;

    /**
     * Creates it; nothing is read yet.
     *
     * @param lasting where to read
     * @param questions gives the names of all answers that memory lacks; called once, if at all
     */
    public CachePrefetch(PersistentAnswers lasting, Supplier<List<CacheKey>> questions) {
        this.lasting = lasting;
        this.questions = questions;
    }

    /** Returns the kept answer, null if there is none; may read a file. */
    @Nullable
    CachedAnswer find(CacheKey key) {
        Map<CacheKey, CachedAnswer> read = kept;
        if (read == null) {
            read = lasting.find(questions.get());
            kept = read;
        }
        return read.get(key);
    }
}
