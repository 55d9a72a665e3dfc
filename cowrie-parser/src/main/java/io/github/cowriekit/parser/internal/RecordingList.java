package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LogOpen;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tty recordings of a session; one that was begun and never ended is there without size and hash. */
final class RecordingList {
    private final BoundedList<Recording> recordings;

    RecordingList(int maxItems) {
        this.recordings = new BoundedList<>("recordings", maxItems);
    }

    void add(LogOpen event) {
        recordings.add(
                Recording.builder().at(event.timestamp()).ttylog(event.ttylog()).build());
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
        List<Recording> list = recordings.elements();
        for (int i = 0; i < list.size(); i++) {
            boolean unfinished = list.get(i).sha256() == null && list.get(i).sizeBytes() == null;
            if (unfinished && Objects.equals(list.get(i).ttylog(), event.ttylog())) {
                list.set(i, recording);
                return;
            }
        }
        recordings.add(recording);
    }

    List<Recording> elements() {
        return recordings.elements();
    }

    void countCut(Map<String, Long> truncated) {
        recordings.countCut(truncated);
    }
}
