package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** C8: use of the session for something other than a shell. */
final class ChannelIndicator {
    private ChannelIndicator() {}

    static void observe(EvidenceSheet sheet, ObservedSession observed) {
        Session session = observed.session();
        List<Command> commands = observed.commands();
        double duration = session.duration() == null ? Double.MAX_VALUE : SampleStatistics.seconds(session.duration());
        if (commands.isEmpty() && !session.forwards().isEmpty()) {
            sheet.word(Indicator.C8, "proxy", session.forwards().size() + " forwardings");
        } else if (commands.isEmpty() && !session.uploads().isEmpty() && duration < sheet.get(Threshold.C8_TRANSFER)) {
            sheet.word(Indicator.C8, "transfer", SampleStatistics.shown(duration));
        } else {
            double pause = longestPause(session.recordings());
            if (pause > sheet.get(Threshold.C8_THINKING)) {
                sheet.word(Indicator.C8, "thinking", SampleStatistics.shown(pause));
            }
        }
    }

    private static double longestPause(List<Recording> recordings) {
        double longest = 0;
        Instant closed = null;
        for (Recording recording : recordings) {
            Instant end = recording.at();
            Duration length = recording.duration();
            if (end != null && length != null && closed != null) {
                longest = Math.max(longest, SampleStatistics.seconds(closed, end.minus(length)));
            }
            closed = end;
        }
        return longest;
    }
}
