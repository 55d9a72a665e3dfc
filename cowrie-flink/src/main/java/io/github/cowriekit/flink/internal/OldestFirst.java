package io.github.cowriekit.flink.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.jspecify.annotations.Nullable;

/**
 * Hands out files in the order in which they were found. Flink's own assigners do not, and the half of a session in a later file
 * would be taken for all of it.
 */
public final class OldestFirst implements FileSplitAssigner {
    private final Queue<FileSourceSplit> waiting;

    public OldestFirst(Collection<FileSourceSplit> found) {
        this.waiting = new ArrayDeque<>(found);
    }

    @Override
    public Optional<FileSourceSplit> getNext(@Nullable String host) {
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void addSplits(Collection<FileSourceSplit> found) {
        waiting.addAll(found);
    }

    @Override
    public Collection<FileSourceSplit> remainingSplits() {
        return List.copyOf(waiting);
    }
}
