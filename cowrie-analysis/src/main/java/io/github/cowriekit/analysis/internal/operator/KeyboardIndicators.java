package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.KeyStroke.Kind;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** K: key strokes of interactive recordings. */
final class KeyboardIndicators {
    private static final Set<Kind> REMOVING_BEFORE = EnumSet.of(Kind.BACKSPACE, Kind.DELETE);
    private static final Set<Kind> REMOVING_ALL = EnumSet.of(Kind.KILL_LINE, Kind.KILL_WORD);
    private static final Set<Kind> EDITING = EnumSet.of(
            Kind.BACKSPACE,
            Kind.DELETE,
            Kind.KILL_TO_END,
            Kind.TAB,
            Kind.UP,
            Kind.DOWN,
            Kind.LEFT,
            Kind.RIGHT,
            Kind.HOME,
            Kind.END,
            Kind.INTERRUPT,
            Kind.END_OF_INPUT,
            Kind.CLEAR,
            Kind.SEARCH);

    private KeyboardIndicators() {}

    static void observe(EvidenceSheet sheet, ObservedSession observed) {
        List<TtyRecording> recordings = observed.recordings();
        if (recordings.isEmpty()) {
            String reason = "no interactive recording of this session with input";
            sheet.missing(reason, Indicator.K1, Indicator.K2, Indicator.K3, Indicator.K4);
            return;
        }
        List<KeyStroke> keys = recordings.stream()
                .flatMap(recording -> recording.keyStrokes().stream())
                .toList();
        if (observed.isTelnet() && isLineMode(recordings, sheet.get(Threshold.K_LINE_MODE))) {
            String reason = "a telnet client in line mode sends whole lines for its user, as programs do";
            sheet.missing(reason, Indicator.K1, Indicator.K2, Indicator.K3, Indicator.K4);
            return;
        }
        lineEnds(sheet, keys, observed.isTelnet() ? sheet.get(Threshold.K_TELNET) : 1);
        typedShare(sheet, keys);
        editing(sheet, keys);
        rhythm(sheet, recordings);
    }

    /** Whether each line arrived as a whole, with enough time to type it before the next. */
    private static boolean isLineMode(List<TtyRecording> recordings, double shortest) {
        int lines = 0;
        for (TtyRecording recording : recordings) {
            KeyStroke enter = null;
            for (KeyStroke key : recording.keyStrokes()) {
                if (isSingle(key) || (key.kind() != Kind.TEXT && key.kind() != Kind.ENTER)) {
                    return false;
                }
                if (enter != null && SampleStatistics.seconds(enter.at(), key.at()) < shortest) {
                    return false;
                }
                enter = key.kind() == Kind.ENTER ? key : null;
                lines += enter == null ? 0 : 1;
            }
        }
        return lines > 0;
    }

    private static void lineEnds(EvidenceSheet sheet, List<KeyStroke> keys, double factor) {
        Set<String> ends = new TreeSet<>();
        for (KeyStroke key : keys) {
            if (key.kind() == Kind.ENTER) {
                ends.add(key.text().startsWith("\r") ? "CR" : "LF");
            }
        }
        if (ends.isEmpty()) {
            sheet.missing("no line was ended", Indicator.K1);
        } else {
            String word = ends.size() == 1 ? ends.iterator().next() : "both";
            sheet.word(Indicator.K1, word, word, factor);
        }
    }

    private static void typedShare(EvidenceSheet sheet, List<KeyStroke> keys) {
        long all = keys.stream()
                .filter(key -> key.kind() == Kind.TEXT)
                .mapToLong(key -> key.text().length())
                .sum();
        if (all < sheet.get(Threshold.K2_CHARACTERS)) {
            sheet.missing("too few characters in the recording", Indicator.K2);
            return;
        }
        double share = (double) singles(keys) / all;
        sheet.number(Indicator.K2, share, Math.round(share * 100) + " %");
    }

    private static void editing(EvidenceSheet sheet, List<KeyStroke> keys) {
        Set<Kind> used = EnumSet.noneOf(Kind.class);
        boolean removed = false;
        boolean corrected = false;
        for (KeyStroke key : keys) {
            boolean removesAll = REMOVING_ALL.contains(key.kind());
            if (removesAll || EDITING.contains(key.kind())) {
                used.add(key.kind());
            }
            corrected |= removesAll || (removed && key.kind() == Kind.TEXT);
            removed = key.kind() != Kind.ENTER && (removed || REMOVING_BEFORE.contains(key.kind()));
        }
        long characters = singles(keys);
        if (corrected) {
            sheet.word(Indicator.K3, "correction", names(used));
        } else if (!used.isEmpty()) {
            sheet.word(Indicator.K3, "editing", names(used));
        } else if (characters >= sheet.get(Threshold.K3_CHARACTERS)) {
            sheet.word(Indicator.K3, "none", Long.toString(characters));
        } else {
            sheet.missing("no editing key, and too few typed characters to miss one", Indicator.K3);
        }
    }

    private static void rhythm(EvidenceSheet sheet, List<TtyRecording> recordings) {
        List<Double> intervals = new ArrayList<>();
        for (TtyRecording recording : recordings) {
            KeyStroke last = null;
            for (KeyStroke key : recording.keyStrokes()) {
                KeyStroke before = last;
                last = isSingle(key) ? key : null;
                Double interval = interval(before, last, sheet.get(Threshold.K4_PAUSE));
                if (interval != null) {
                    intervals.add(interval);
                }
            }
        }
        if (intervals.size() < sheet.get(Threshold.K4_INTERVALS)) {
            sheet.missing("too few keys in a row", Indicator.K4);
            return;
        }
        double[] seconds = intervals.stream().mapToDouble(Double::doubleValue).toArray();
        double median = SampleStatistics.median(seconds);
        double variation = SampleStatistics.variation(seconds);
        String word;
        if (median < sheet.get(Threshold.K4_REPLAY)) {
            word = "replay";
        } else if (variation < sheet.get(Threshold.K4_REGULAR)) {
            word = "metronome";
        } else if (isBounded(sheet, seconds, median)) {
            word = "jitter";
        } else {
            boolean typing = median >= sheet.get(Threshold.K4_SHORTEST)
                    && median <= sheet.get(Threshold.K4_LONGEST)
                    && variation >= sheet.get(Threshold.K4_VARIED);
            word = typing ? "typing" : "unclear";
        }
        sheet.word(
                Indicator.K4,
                word,
                SampleStatistics.shown(median) + " apart, varying by " + SampleStatistics.rounded(variation));
    }

    /** Whether nothing was edited and no interval is much longer than the others, as with random sleeps within bounds. */
    private static boolean isBounded(EvidenceSheet sheet, double[] seconds, double median) {
        return seconds.length >= sheet.get(Threshold.K4_BOUNDED_INTERVALS)
                && !sheet.sawEditing("correction")
                && !sheet.sawEditing("editing")
                && Arrays.stream(seconds).max().orElse(0) < median * sheet.get(Threshold.K4_BOUNDED);
    }

    /** Returns seconds; null after a pause, and for a key held down, which repeats by itself. */
    private static @Nullable Double interval(@Nullable KeyStroke before, @Nullable KeyStroke key, double pause) {
        if (before == null || key == null || before.text().equals(key.text())) {
            return null;
        }
        double seconds = SampleStatistics.seconds(before.at(), key.at());
        return seconds >= 0 && seconds < pause ? seconds : null;
    }

    /** K5, which needs no recording: Cowrie logs whether it already has a recording with the same input. */
    static void repeated(EvidenceSheet sheet, ObservedSession observed) {
        if (observed.session().recordings().stream().allMatch(recording -> recording.duplicate() == null)) {
            sheet.missing("the log does not say whether the input was new", Indicator.K5);
        } else if (RepeatedInput.isIn(sheet, observed)) {
            boolean small = RepeatedInput.isSmallTalk(sheet, observed);
            sheet.word(Indicator.K5, small ? "repeated small talk" : "repeated", "duplicate input");
        }
    }

    private static long singles(List<KeyStroke> keys) {
        return keys.stream().filter(KeyboardIndicators::isSingle).count();
    }

    private static boolean isSingle(KeyStroke key) {
        return key.kind() == Kind.TEXT && !key.burst();
    }

    private static String names(Set<Kind> kinds) {
        return kinds.stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
