package io.github.cowriekit.flink;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.jspecify.annotations.Nullable;

/**
 * Hands out files by the time at which they begin, also those that come back from a task that failed. Flink's own assigners do
 * not, and the half of a session in a later file would be taken for all of it.
 */
final class OldestFirst implements FileSplitAssigner {
    private static final Comparator<FileSourceSplit> BY_BEGIN = Comparator.comparingLong(
                    (FileSourceSplit split) -> SplitTimes.of(split).begin())
            .thenComparing(split -> split.path().toString());

    private final Queue<FileSourceSplit> waiting = new PriorityQueue<>(BY_BEGIN);

    OldestFirst(Collection<FileSourceSplit> found) {
        waiting.addAll(found);
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
