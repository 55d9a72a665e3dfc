package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.clients.Clients;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.tty.TtyRecording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Weighs what is observed and says who drove a session. */
public final class OperatorJudge {
    /** What a person does, in contrast to what software and network are. */
    private static final Set<EvidenceGroup> BEHAVIOUR =
            EnumSet.of(EvidenceGroup.KEYBOARD, EvidenceGroup.TIME, EvidenceGroup.LANGUAGE);

    private final Rules rules;
    private final Clients clients = new Clients();
    private final LanguageIndicators language = new LanguageIndicators();

    public OperatorJudge(Rules rules) {
        this.rules = rules;
    }

    /** Returns the verdict about a session and the recordings that are its own. */
    public OperatorVerdict judge(EnrichedSession enriched, List<TtyRecording> recordings) {
        Session session = enriched.session();
        List<Command> commands = session.commands().stream()
                .filter(command -> command.realm() == null)
                .toList();
        Sheet sheet = new Sheet(rules);
        ChannelIndicator.observe(sheet, session, commands);
        if (commands.isEmpty()) {
            return withoutCommands(session, sheet);
        }
        KeyboardIndicators.observe(sheet, session, recordings);
        TimeIndicators.observe(sheet, session, commands);
        ClientIndicators.observe(sheet, session, clients);
        language.observe(sheet, commands.stream().map(Command::input).toList(), recordings);
        NetworkIndicator.observe(sheet, enriched);
        return weigh(sheet, commands.size());
    }

    private OperatorVerdict withoutCommands(Session session, Sheet sheet) {
        double score = sheet.sum(EvidenceGroup.CLIENT);
        boolean failedOnly =
                !session.logins().isEmpty() && session.logins().stream().noneMatch(Login::success);
        if (score < 0) {
            return verdict(cut(score), score, sheet, List.of("no commands: judged by the use of channels alone"));
        }
        return failedOnly
                ? verdict(Operator.AUTOMATED, 0, sheet, List.of("failed logins only: not scored"))
                : verdict(Operator.UNDETERMINED, 0, sheet, List.of("no commands: not scored"));
    }

    private OperatorVerdict weigh(Sheet sheet, int commands) {
        Map<EvidenceGroup, Double> sums = new EnumMap<>(EvidenceGroup.class);
        for (EvidenceGroup group : EvidenceGroup.values()) {
            sums.put(group, sheet.sum(group));
        }
        double score = sheet.get(Setting.PRIOR)
                + sums.values().stream().mapToDouble(Double::doubleValue).sum();
        Operator operator = cut(score);
        List<String> reasons = new ArrayList<>();
        if (sheet.evidence().size() < sheet.get(Setting.MINIMUM_INDICATORS)) {
            reasons.add("only " + sheet.evidence().size() + " indicators could be observed");
            return verdict(Operator.UNDETERMINED, score, sheet, reasons);
        }
        boolean mixed = isMixed(sums, sheet.get(Setting.CONFLICT));
        if (mixed) {
            reasons.add("mixed: strong evidence for a person and for a program");
            operator = atMostLikely(operator);
        }
        if (operator == Operator.HUMAN && !isWitnessedTwice(sums)) {
            reasons.add("the evidence for a person comes from one group, or not from what was done");
            operator = Operator.LIKELY_HUMAN;
        }
        boolean recorded = sheet.evidence().stream()
                .anyMatch(item ->
                        item.group() == EvidenceGroup.KEYBOARD && !item.id().equals(Indicator.K5.name()));
        if (operator == Operator.HUMAN && !recorded && commands < sheet.get(Setting.MINIMUM_COMMANDS)) {
            reasons.add(
                    "fewer than " + Numbers.plain(sheet.get(Setting.MINIMUM_COMMANDS)) + " commands and no recording");
            operator = Operator.LIKELY_HUMAN;
        }
        return OperatorVerdict.builder(operator)
                .score(rounded(score))
                .mixed(mixed)
                .evidence(inOrder(sheet))
                .notAvailable(sheet.missing())
                .reasons(reasons)
                .build();
    }

    private static boolean isMixed(Map<EvidenceGroup, Double> sums, double conflict) {
        return sums.values().stream().anyMatch(sum -> sum >= conflict)
                && sums.values().stream().anyMatch(sum -> sum <= -conflict);
    }

    private static boolean isWitnessedTwice(Map<EvidenceGroup, Double> sums) {
        return sums.values().stream().filter(sum -> sum > 0).count() >= 2
                && BEHAVIOUR.stream().anyMatch(group -> sums.getOrDefault(group, 0.0) > 0);
    }

    private static Operator atMostLikely(Operator operator) {
        return switch (operator) {
            case HUMAN -> Operator.LIKELY_HUMAN;
            case AUTOMATED -> Operator.LIKELY_AUTOMATED;
            default -> operator;
        };
    }

    private Operator cut(double score) {
        if (score <= rules.get(Setting.CUT_AUTOMATED)) {
            return Operator.AUTOMATED;
        }
        if (score <= rules.get(Setting.CUT_LIKELY_AUTOMATED)) {
            return Operator.LIKELY_AUTOMATED;
        }
        if (score < rules.get(Setting.CUT_LIKELY_HUMAN)) {
            return Operator.UNDETERMINED;
        }
        return score < rules.get(Setting.CUT_HUMAN) ? Operator.LIKELY_HUMAN : Operator.HUMAN;
    }

    private static OperatorVerdict verdict(Operator operator, double score, Sheet sheet, List<String> reasons) {
        return OperatorVerdict.builder(operator)
                .score(rounded(score))
                .evidence(inOrder(sheet))
                .notAvailable(sheet.missing())
                .reasons(reasons)
                .build();
    }

    private static List<Evidence> inOrder(Sheet sheet) {
        return sheet.evidence().stream()
                .sorted(Comparator.comparing(item -> Indicator.valueOf(item.id())))
                .toList();
    }

    /** Sums of tenths end in noise; two digits are more than the weights deserve. */
    private static double rounded(double score) {
        return Math.round(score * 100) / 100.0;
    }
}
