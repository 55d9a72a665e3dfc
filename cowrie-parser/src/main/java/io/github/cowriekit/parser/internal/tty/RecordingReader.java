package io.github.cowriekit.parser.internal.tty;

import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.parser.internal.stored.Hashes;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a whole recording. */
public final class RecordingReader {
    private static final int MAX_PROBLEMS = 100;

    private final String name;
    private final int maxKeyStrokes;
    private final int maxText;
    private final MessageDigest digest = Hashes.sha256();
    private final List<KeyStroke> keyStrokes = new ArrayList<>();
    private final List<TtyProblem> problems = new ArrayList<>();
    private final StringBuilder command = new StringBuilder();
    private final Keys keys = new Keys(this::take);
    private final LineEditor editor;
    private final Transcript transcript;
    private final Map<String, Long> truncated = new TreeMap<>();
    private long keyText;
    private long inputBytes;
    private long outputBytes;
    private boolean hasCommand;
    private boolean finished;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    private RecordingReader(String name, int maxKeyStrokes, int maxText) {
        this.name = name;
        this.maxKeyStrokes = maxKeyStrokes;
        this.maxText = maxText;
        this.editor = new LineEditor(maxKeyStrokes, maxText);
        this.transcript = new Transcript(maxText);
    }

    /** Reads to the end; the stream stays the caller's to close. */
    public static TtyRecording read(String name, InputStream in, int maxKeyStrokes, int maxText) {
        RecordingReader recording = new RecordingReader(name, maxKeyStrokes, maxText);
        RecordReader reader = new RecordReader(in, recording::problem);
        for (TtyRecord next = reader.next(); next != null; next = reader.next()) {
            recording.accept(next);
        }
        return recording.build();
    }

    private void accept(TtyRecord next) {
        startedAt = startedAt == null ? next.at() : startedAt;
        endedAt = next.at();
        ByteBuffer data = next.data();
        if (next.kind() != TtyRecord.Kind.OUTPUT) {
            digest.update(next.data());
        }
        switch (next.kind()) {
            case INPUT -> {
                inputBytes += data.remaining();
                keys.accept(next.at(), raw(data));
            }
            case OUTPUT -> {
                outputBytes += data.remaining();
                transcript.accept(data);
            }
            case EXEC -> {
                hasCommand = true;
                String more = raw(data);
                int fits = Math.min(more.length(), maxText - command.length());
                command.append(more, 0, fits);
                cut("command", more.length() - fits);
            }
            case CLOSE -> finished = true;
            case OPEN, UNKNOWN -> {}
        }
    }

    private void take(Keystroke key) {
        boolean fits = keyStrokes.size() < maxKeyStrokes && keyText + key.raw().length() <= maxText;
        if (fits && !truncated.containsKey("keyStrokes")) {
            keyText += key.raw().length();
            keyStrokes.add(key.stroke());
        } else {
            cut("keyStrokes", 1);
        }
        editor.accept(key);
    }

    private TtyRecording build() {
        keys.finish();
        editor.finish();
        String text = transcript.finish();
        cut("lines", editor.cut());
        cut("transcript", transcript.cut());
        String sha256 = Hashes.hex(digest);
        if (finished && Hashes.isSha256(name) && !name.equals(sha256)) {
            problem(new TtyProblem(0, TtyProblem.Kind.HASH_MISMATCH, "the recorded input has the hash " + sha256));
        }
        return TtyRecording.builder(name, sha256)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .finished(finished)
                .command(hasCommand ? Keystroke.decode(command) : null)
                .keyStrokes(keyStrokes)
                .lines(editor.lines())
                .transcript(text)
                .inputBytes(inputBytes)
                .outputBytes(outputBytes)
                .problems(problems)
                .truncated(truncated)
                .build();
    }

    private void problem(TtyProblem problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        } else {
            cut("problems", 1);
        }
    }

    private void cut(String what, long count) {
        if (count > 0) {
            truncated.merge(what, count, Long::sum);
        }
    }

    private static String raw(ByteBuffer data) {
        return StandardCharsets.ISO_8859_1.decode(data).toString();
    }
}
