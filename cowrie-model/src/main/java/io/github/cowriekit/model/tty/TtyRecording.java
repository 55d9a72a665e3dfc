package io.github.cowriekit.model.tty;

import io.github.cowriekit.model.internal.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tty recording: what one channel sent and was sent.
 *
 * <p>Its text is as an attacker sent it; escape before display. Standard input of an exec channel is not recorded.
 * Immutable.
 *
 * @param name name of the file
 * @param startedAt time of the first record, null when there is none
 * @param endedAt time of the last record, null when there is none
 * @param finished whether Cowrie closed the recording
 * @param command command line of an exec channel, null for an interactive one
 * @param keyStrokes keys in order
 * @param lines typed lines in order
 * @param transcript what the client saw, as plain text: carriage return, backspace, erasing and inserting are carried
 *     out, other control characters and sequences are left out
 * @param inputBytes bytes of input
 * @param outputBytes bytes of output
 * @param sha256 SHA-256 over everything that is not output, which is the name of a finished file
 * @param problems what is wrong with the file
 * @param truncated {@code keyStrokes}, {@code lines}, {@code command}, {@code transcript} or {@code problems} to the
 *     number of elements or characters that a limit cut; empty when nothing was cut
 * @since 0.1.0
 */
public record TtyRecording(
        String name,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean finished,
        @Nullable String command,
        List<KeyStroke> keyStrokes,
        List<TypedLine> lines,
        String transcript,
        long inputBytes,
        long outputBytes,
        String sha256,
        List<TtyProblem> problems,
        Map<String, Long> truncated) {
    /** Rejects missing required parts and copies the collections. */
    public TtyRecording {
        Objects.requireNonNull(name, "name");
        keyStrokes = List.copyOf(keyStrokes);
        lines = List.copyOf(lines);
        Objects.requireNonNull(transcript, "transcript");
        Objects.requireNonNull(sha256, "sha256");
        problems = List.copyOf(problems);
        truncated = Ordered.copyOf(truncated);
    }

    /** Returns the time between the first and the last record, if there are records. */
    public Optional<Duration> duration() {
        return startedAt == null || endedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(startedAt, endedAt));
    }

    /** Returns the same recording with all its times later by an offset, which may be negative. */
    public TtyRecording shifted(Duration offset) {
        if (offset.isZero()) {
            return this;
        }
        return new TtyRecording(
                name,
                startedAt == null ? null : startedAt.plus(offset),
                endedAt == null ? null : endedAt.plus(offset),
                finished,
                command,
                keyStrokes.stream()
                        .map(key -> new KeyStroke(key.at().plus(offset), key.kind(), key.text(), key.burst()))
                        .toList(),
                lines.stream()
                        .map(line -> new TypedLine(
                                line.startedAt().plus(offset),
                                line.endedAt().plus(offset),
                                line.typed(),
                                line.run(),
                                line.end(),
                                line.edits(),
                                line.pasted()))
                        .toList(),
                transcript,
                inputBytes,
                outputBytes,
                sha256,
                problems,
                truncated);
    }

    /**
     * Returns a builder with the required parts.
     *
     * @param name name of the file
     * @param sha256 SHA-256 over everything that is not output
     * @return a new builder
     */
    public static Builder builder(String name, String sha256) {
        return new Builder(name, sha256);
    }

    /** Builds a {@link TtyRecording}; not thread-safe. */
    public static final class Builder {
        private final String name;
        private final String sha256;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private boolean finished;
        private @Nullable String command;
        private List<KeyStroke> keyStrokes = List.of();
        private List<TypedLine> lines = List.of();
        private String transcript = "";
        private long inputBytes;
        private long outputBytes;
        private List<TtyProblem> problems = List.of();
        private Map<String, Long> truncated = Map.of();

        private Builder(String name, String sha256) {
            this.name = name;
            this.sha256 = sha256;
        }

        /** Sets {@link TtyRecording#startedAt()}. */
        public Builder startedAt(@Nullable Instant startedAt) {
            this.startedAt = startedAt;
            return this;
        }

        /** Sets {@link TtyRecording#endedAt()}. */
        public Builder endedAt(@Nullable Instant endedAt) {
            this.endedAt = endedAt;
            return this;
        }

        /** Sets {@link TtyRecording#finished()}. */
        public Builder finished(boolean finished) {
            this.finished = finished;
            return this;
        }

        /** Sets {@link TtyRecording#command()}. */
        public Builder command(@Nullable String command) {
            this.command = command;
            return this;
        }

        /** Sets {@link TtyRecording#keyStrokes()}. */
        public Builder keyStrokes(List<KeyStroke> keyStrokes) {
            this.keyStrokes = keyStrokes;
            return this;
        }

        /** Sets {@link TtyRecording#lines()}. */
        public Builder lines(List<TypedLine> lines) {
            this.lines = lines;
            return this;
        }

        /** Sets {@link TtyRecording#transcript()}. */
        public Builder transcript(String transcript) {
            this.transcript = transcript;
            return this;
        }

        /** Sets {@link TtyRecording#inputBytes()}. */
        public Builder inputBytes(long inputBytes) {
            this.inputBytes = inputBytes;
            return this;
        }

        /** Sets {@link TtyRecording#outputBytes()}. */
        public Builder outputBytes(long outputBytes) {
            this.outputBytes = outputBytes;
            return this;
        }

        /** Sets {@link TtyRecording#problems()}. */
        public Builder problems(List<TtyProblem> problems) {
            this.problems = problems;
            return this;
        }

        /** Sets {@link TtyRecording#truncated()}. */
        public Builder truncated(Map<String, Long> truncated) {
            this.truncated = truncated;
            return this;
        }

        /** Returns the finished record. */
        public TtyRecording build() {
            return new TtyRecording(
                    name,
                    startedAt,
                    endedAt,
                    finished,
                    command,
                    keyStrokes,
                    lines,
                    transcript,
                    inputBytes,
                    outputBytes,
                    sha256,
                    problems,
                    truncated);
        }
    }
}
