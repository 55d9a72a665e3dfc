package io.github.cowriekit.parser;

import io.github.cowriekit.parser.internal.follow.Following;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The checkpoints of a follower: the one with which it began, the note for the next, the file that holds them. */
final class Commits implements AutoCloseable {
    private final Following following;
    private final @Nullable CheckpointFile file;
    private final @Nullable Checkpoint start;
    private volatile String note;

    private Commits(Following following, @Nullable CheckpointFile file, @Nullable Checkpoint start) {
        this.following = following;
        this.file = file;
        this.start = start;
        this.note = start == null ? "" : start.note();
    }

    /**
     * Opens the file for checkpoints and lets the follower continue from the one to begin with.
     *
     * @param path file for checkpoints, null if there is none
     * @param given checkpoint that goes before the one in the file, null if there is none
     * @throws CheckpointException if a checkpoint cannot be used, or another follower uses the file
     */
    static Commits open(Following following, @Nullable Path path, @Nullable Checkpoint given) {
        CheckpointFile file = path == null ? null : CheckpointFile.open(path);
        try {
            Checkpoint start =
                    given != null || file == null ? given : file.find().orElse(null);
            if (start != null) {
                start.restore(following, given == null ? path : null);
            }
            return new Commits(following, file, start);
        } catch (RuntimeException e) {
            if (file != null) {
                file.close();
            }
            throw e;
        }
    }

    /** Returns the checkpoint with which the follower began, null if it began without one. */
    @Nullable
    Checkpoint start() {
        return start;
    }

    /** Stores what was committed by now, with a note for whoever goes on from there. */
    void store(String newNote) {
        CheckpointFile target = requireFile();
        note = newNote;
        target.save(this::checkpoint);
    }

    /** Stores what was committed by now; returns what the commit returned. */
    boolean stored(boolean committed) {
        return stored(committed, note);
    }

    boolean stored(boolean committed, String newNote) {
        store(newNote);
        return committed;
    }

    /** Returns what was committed by now. */
    Checkpoint checkpoint(String newNote) {
        note = newNote;
        return checkpoint();
    }

    CheckpointFile requireFile() {
        if (file == null) {
            throw new IllegalStateException("no file for checkpoints; give the builder one");
        }
        return file;
    }

    private Checkpoint checkpoint() {
        try {
            return following.save((committed, state) -> new Checkpoint(committed, note, state));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
