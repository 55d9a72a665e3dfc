package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LogOpen;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tty recordings of a session; one that was begun and never ended is there without size and hash. */
final class RecordingList {
    /** How far back the start of a recording is looked for. */
    private static final int REACH = 1_000;

    private final BoundedList<Recording> recordings;
    private final MemoryBudget budget;

    RecordingList(int maxItems, MemoryBudget budget) {
        this.recordings = new BoundedList<>("recordings", maxItems, budget);
        this.budget = budget;
    }

    void add(LogOpen event) {
        recordings.add(
                Recording.builder().at(event.timestamp()).ttylog(event.ttylog()).build(),
                MemoryBudget.element(event.ttylog()));
    }

    void add(LogClosed event) {
        Recording recording = Recording.builder()
                .at(event.timestamp())
                .ttylog(event.ttylog())
                .sha256(event.sha256())
                .sizeBytes(event.sizeBytes())
                .duration(event.duration())
                .duplicate(event.duplicate())
                .build();
        for (int i = recordings.size() - 1; i >= Math.max(0, recordings.size() - REACH); i--) {
            Recording begun = recordings.get(i);
            boolean unfinished = begun.sha256() == null && begun.sizeBytes() == null;
            if (unfinished && Objects.equals(begun.ttylog(), event.ttylog())) {
                recordings.set(i, recording);
                budget.charge(MemoryBudget.weigh(event.sha256()));
                return;
            }
        }
        recordings.add(recording, MemoryBudget.element(event.ttylog(), event.sha256()));
    }

    List<Recording> toList() {
        return recordings.toList();
    }

    void countCut(Map<String, Long> truncated) {
        recordings.countCut(truncated);
    }

    void save(StateOutput out) throws IOException {
        recordings.save(out);
    }

    void restore(StateInput in) throws IOException {
        recordings.restore(in, Recording.class);
    }
}
