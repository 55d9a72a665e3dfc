package io.github.cowriekit.service.internal.loop;

import io.github.cowriekit.parser.LogLag;
import java.time.Duration;
import java.util.List;

/** Work that is done turn by turn, from the position that was committed last. For one thread. */
public interface Turns extends AutoCloseable {
    /**
     * Does what there is to do, waiting for it.
     *
     * @param wait how long to wait at most
     * @return whether there was something
     * @throws InterruptedException if the thread is interrupted; what was begun is done again by the next turn
     */
    boolean next(Duration wait) throws InterruptedException;

    /** Returns how far the reading is behind; from any thread. */
    List<LogLag> lag();

    /** Gives up what was begun: the next turn begins at the committed position. */
    void startOver();

    /** Ends a wait at once; from any thread. */
    void wake();

    @Override
    void close();
}
