package io.github.cowriekit.model.tty;

import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * One line of a recording: the keys that were sent, and the line that Cowrie made of them.
 *
 * <p>A line that was typed into a running program, such as a password, is a line like any other.
 *
 * @param startedAt when its first key arrived
 * @param endedAt when its last key arrived
 * @param typed the keys without the one that ended the line, control characters and escape sequences as they came;
 *     bytes that are not UTF-8 are lone surrogates U+DC80 to U+DCFF. Escape it before display.
 * @param run the line after all corrections, resolved as Cowrie's own line editor does: printable ASCII only, history
 *     from the lines before, {@code ^W} without effect. What completion added is not in it.
 * @param end how it ended
 * @param edits how it was edited, in the order of the constants
 * @param pasted whether some of its text came as a run of several characters in one network read
 * @since 0.1.0
 */
public record TypedLine(
        Instant startedAt, Instant endedAt, String typed, String run, End end, Set<Edit> edits, boolean pasted) {
    /** Rejects missing required parts and copies the collections. */
    public TypedLine {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(typed, "typed");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(end, "end");
        edits = Ordered.copyOf(edits);
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param startedAt when its first key arrived
     * @param endedAt when its last key arrived
     * @param run the line after all corrections; also what was typed unless that is set
     * @return a new builder
     */
    public static Builder builder(Instant startedAt, Instant endedAt, String run) {
        return new Builder(startedAt, endedAt, run);
    }

    /** Builds a {@link TypedLine} that ends with {@link End#ENTER} unless told otherwise; not thread-safe. */
    public static final class Builder {
        private final Instant startedAt;
        private final Instant endedAt;
        private final String run;
        private String typed;
        private End end = End.ENTER;
        private Set<Edit> edits = Set.of();
        private boolean pasted;

        private Builder(Instant startedAt, Instant endedAt, String run) {
            this.startedAt = startedAt;
            this.endedAt = endedAt;
            this.run = run;
            this.typed = run;
        }

        /** Sets {@link TypedLine#typed()}. */
        public Builder typed(String typed) {
            this.typed = typed;
            return this;
        }

        /** Sets {@link TypedLine#end()}. */
        public Builder end(End end) {
            this.end = end;
            return this;
        }

        /** Sets {@link TypedLine#edits()}. */
        public Builder edits(Set<Edit> edits) {
            this.edits = edits;
            return this;
        }

        /** Sets {@link TypedLine#pasted()}. */
        public Builder pasted(boolean pasted) {
            this.pasted = pasted;
            return this;
        }

        /** Returns the finished record. */
        public TypedLine build() {
            return new TypedLine(startedAt, endedAt, typed, run, end, edits, pasted);
        }
    }

    /** Ways in which a line ends. */
    public enum End {
        /** By carriage return or line feed. */
        ENTER,
        /** By {@code ^C}: it was given up. */
        INTERRUPT,
        /** By {@code ^D}. */
        END_OF_INPUT,
        /** Not at all: the recording ends. */
        UNFINISHED
    }

    /** Ways of editing a line. */
    public enum Edit {
        /** Backspace or delete. */
        ERASE,
        /** {@code ^U} or {@code ^K}. */
        KILL,
        /** {@code ^W}. */
        KILL_WORD,
        /** Cursor keys. */
        MOVE,
        /** A line of the history. */
        RECALL,
        /** Tab. */
        COMPLETE
    }
}
