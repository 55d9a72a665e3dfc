package io.github.cowriekit.service.internal.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notices that files were changed, by their time and size; looks every five seconds. For one thread. */
public final class WatchedFiles {
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final List<Path> files;
    private List<String> seen;
    private long looked = System.nanoTime();

    public WatchedFiles(List<Path> files) {
        this.files = List.copyOf(files);
        this.seen = look();
    }

    /** Returns whether a file was changed since the last time that this returned true. */
    public boolean haveChanged() {
        if (files.isEmpty() || System.nanoTime() - looked < EVERY_NANOS) {
            return false;
        }
        looked = System.nanoTime();
        List<String> now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private List<String> look() {
        List<String> states = new ArrayList<>();
        for (Path file : files) {
            try {
                states.add(Files.getLastModifiedTime(file) + " " + Files.size(file));
            } catch (IOException e) {
                // while it is being replaced
                states.add("");
            }
        }
        return states;
    }
}
