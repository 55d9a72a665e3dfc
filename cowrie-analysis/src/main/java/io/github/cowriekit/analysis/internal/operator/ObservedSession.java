package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.history.HistoryComparison;
import io.github.cowriekit.model.tty.TtyRecording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The session, or part of a session, that the indicators look at.
 *
 * @param session the whole session
 * @param commands lines of the shell, without what programs read from standard input
 * @param times times of the commands, in order
 * @param recordings the interactive recordings of this session that have key strokes
 * @param origin where it came from
 * @param history how it compares with earlier sessions
 */
record ObservedSession(
        Session session,
        List<Command> commands,
        List<Instant> times,
        List<TtyRecording> recordings,
        Origin origin,
        HistoryComparison history) {
    static ObservedSession of(
            Session session, List<TtyRecording> recordings, Origin origin, HistoryComparison history) {
        if (session.commands().isEmpty()) {
            // true of most sessions
            return new ObservedSession(session, List.of(), List.of(), List.of(), origin, history);
        }
        List<Command> commands = new ArrayList<>(session.commands().size());
        for (Command command : session.commands()) {
            if (command.isShellLine()) {
                commands.add(command);
            }
        }
        List<TtyRecording> typed = recordings.isEmpty()
                ? List.of()
                : recordings.stream()
                        .filter(recording -> recording.command() == null
                                && !recording.keyStrokes().isEmpty())
                        .toList();
        return new ObservedSession(session, commands, times(commands), typed, origin, history);
    }

    private static List<Instant> times(List<Command> commands) {
        List<Instant> times = new ArrayList<>(commands.size());
        for (Command command : commands) {
            if (command.at() != null) {
                times.add(command.at());
            }
        }
        Collections.sort(times);
        return times;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(commands.size());
        for (Command command : commands) {
            lines.add(command.input());
        }
        return lines;
    }

    boolean isTelnet() {
        return "telnet".equals(session.protocol());
    }

    /** Returns the part before or after a time; the time itself belongs to the former. */
    ObservedSession part(Instant until, boolean before) {
        List<Command> some = commands.stream()
                .filter(command -> command.at() != null && !command.at().isAfter(until) == before)
                .toList();
        List<TtyRecording> typed = recordings.stream()
                .map(recording -> part(recording, until, before))
                .filter(recording -> !recording.keyStrokes().isEmpty())
                .toList();
        return new ObservedSession(session, some, times(some), typed, origin, history);
    }

    private static TtyRecording part(TtyRecording recording, Instant until, boolean before) {
        return TtyRecording.builder(recording.name(), recording.sha256())
                .keyStrokes(recording.keyStrokes().stream()
                        .filter(key -> !key.at().isAfter(until) == before)
                        .toList())
                .transcript(recording.transcript())
                .build();
    }
}
