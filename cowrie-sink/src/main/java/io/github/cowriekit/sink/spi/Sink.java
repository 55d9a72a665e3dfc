package io.github.cowriekit.sink.spi;

import io.github.cowriekit.model.SessionRecord;
import java.util.List;
import java.util.Optional;

/**
 * A receiver of sessions and alerts; implement it for a system of your own.
 *
 * <p>A sink does two things: it says what it sends of a session or an alert, and it sends. All else is done around it, by
 * {@link io.github.cowriekit.sink.Delivery}: messages wait on disk, are sent in their order, again after a failure, and go to
 * the dead letters if that does not help.
 *
 * <p><b>At least once.</b> A message comes again if the receiver's acknowledgement was lost. Let the receiver know it by
 * {@link Message#id()}, which stays the same: then each session is there once.
 *
 * <p>{@code encode} is called by the thread that adds messages and {@code deliver} by the one thread of the sink, at the same
 * time; what they share must bear that.
 *
 * @since 0.1.0
 */
public interface Sink extends AutoCloseable {
    /**
     * Returns the text that is sent of a session, empty if this sink does not want it. Touches neither network nor disk.
     *
     * @param session a session as far as it has come; what it holds was written by attackers
     */
    Optional<String> encode(SessionRecord session);

    /**
     * Returns the text that is sent of an alert, empty if this sink takes none.
     *
     * @implSpec returns empty
     */
    default Optional<String> encode(Alert alert) {
        return Optional.empty();
    }

    /**
     * Sends messages and returns once the receiver has said what became of them. Must end within a bound of its own, such as
     * a timeout, and when its thread is interrupted.
     *
     * @param messages at least one, in the order in which they were added
     * @return which were accepted, rejected for good, or are to be sent again
     * @throws SinkException if nothing is known of any of them: all are sent again. Any other exception counts the same
     * @throws InterruptedException if the thread is interrupted; all are sent again
     */
    Receipt deliver(List<Message> messages) throws InterruptedException;

    /** Lets go of connections and files. Called once, after the last {@code deliver} has returned. */
    @Override
    default void close() {}
}
