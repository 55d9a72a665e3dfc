package io.github.cowriekit.report.internal.summary;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.spi.SafeText;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** What assessments say of many sessions: verdicts, techniques, campaigns, and which sessions to read and why. */
final class Conclusions {
    private static final int TOP = 10;
    private static final int SHOWN = 3;
    private static final String BETWEEN = " \u00b7 ";
    /** Under the id of the session. */
    private static final String INDENT = " ".repeat(12);
    /** The least interesting first; of equal ones, the later. */
    private static final Comparator<Read> ORDER =
            Comparator.comparingInt(Read::interest).thenComparing(Read::position, Comparator.reverseOrder());

    private final SafeText text;
    private final Map<Operator, Long> verdicts = new EnumMap<>(Operator.class);
    private final Ranking techniques = new Ranking();
    private final Ranking campaigns = new Ranking();
    private final Ranking tools = new Ranking();
    private final Ranking reasons = new Ranking();
    private final PriorityQueue<Read> toRead = new PriorityQueue<>(ORDER);
    private long sessions;

    Conclusions(SafeText text) {
        this.text = text;
    }

    /** A session that somebody should read. */
    private record Read(int interest, long position, String line) {}

    void add(Assessment assessment) {
        sessions++;
        verdicts.merge(assessment.operator().verdict(), 1L, Long::sum);
        if (assessment.techniques() != null) {
            assessment.techniques().attempts().stream()
                    .map(AttemptedTechnique::rule)
                    .map(rule -> text.ofService(rule.technique() + " " + rule.name()))
                    .distinct()
                    .forEach(technique -> techniques.add(technique, null));
        }
        if (assessment.playbook() != null) {
            assessment.playbook().campaigns().forEach(campaign -> campaigns.add(text.ofService(campaign.name()), null));
            assessment
                    .playbook()
                    .tools()
                    .forEach(tool -> tools.add(
                            text.ofService(tool.name()) + " (" + tool.kind().label() + ")", null));
        }
        unusual(assessment);
    }

    private void unusual(Assessment assessment) {
        Interest interest = assessment.interest();
        if (interest == null || interest.points() == 0) {
            return;
        }
        List<Interest.Reason> why = interest.reasons().stream()
                .filter(reason -> reason.points() > 0)
                .toList();
        why.forEach(reason -> reasons.add(reason.id(), null));
        toRead.add(new Read(interest.points(), sessions, line(assessment, why)));
        if (toRead.size() > TOP) {
            toRead.remove();
        }
    }

    private String line(Assessment assessment, List<Interest.Reason> why) {
        Session session = assessment.session();
        List<Command> commands = session.commands();
        String ip = session.source().ip();
        String reasons = why.stream()
                .limit(SHOWN)
                .map(reason -> text.ofLog(reason.text()))
                .collect(Collectors.joining(BETWEEN));
        return text.undefanged(session.id())
                + (ip == null ? "" : "  " + text.undefanged(ip))
                + "  " + assessment.operator().verdict().label()
                + "  " + reasons
                + (commands.isEmpty()
                        ? ""
                        : "\n" + INDENT + "# " + text.ofCommand(commands.get(0).input()));
    }

    /** Prints what to read first. */
    void printUnusual(SummaryText out) {
        if (!toRead.isEmpty()) {
            out.title("What Is Unusual");
            out.ranked(toRead.stream()
                    .sorted(ORDER.reversed())
                    .map(read -> Map.entry(read.line(), (long) read.interest()))
                    .toList());
            out.line("why, of all sessions:");
            out.ranked(reasons.top(TOP));
        }
    }

    Map<Operator, Long> verdicts() {
        return verdicts;
    }

    Ranking campaigns() {
        return campaigns;
    }

    Ranking tools() {
        return tools;
    }

    Ranking techniques() {
        return techniques;
    }

    void print(SummaryText out) {
        if (sessions == 0) {
            return;
        }
        out.title("Verdicts");
        out.ranked(verdicts.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey().label(), entry.getValue()))
                .toList());
        ranked(out, "Techniques (ATT&CK " + Techniques.ATTACK_VERSION + ")", techniques);
        ranked(out, "Known Campaigns", campaigns);
        ranked(out, "Known Tools and Probes", tools);
    }

    private static void ranked(SummaryText out, String title, Ranking ranking) {
        if (!ranking.isEmpty()) {
            out.title(title);
            out.ranked(ranking.top(TOP));
        }
    }
}
