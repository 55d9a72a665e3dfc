package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.clients.KnownClients;
import io.github.cowriekit.analysis.internal.credentials.DefaultCredentials;
import io.github.cowriekit.analysis.internal.weights.Rules;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.PacedProgram;
import io.github.cowriekit.model.assessment.history.HistoryComparison;
import io.github.cowriekit.model.tty.TtyRecording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Observes a session, weighs the evidence and decides who drove it. */
public final class OperatorJudge {
    private static final String FAILED_ONLY = "failed logins only";
    private static final String NO_COMMANDS = "no commands";

    private final Rules rules;
    private final Verdicts verdicts;
    private final KnownClients clients = new KnownClients();
    private final LanguageIndicators language = new LanguageIndicators();
    private final DefaultCredentials defaults = DefaultCredentials.own();

    public OperatorJudge(Rules rules) {
        this.rules = rules;
        this.verdicts = new Verdicts(rules);
    }

    /**
     * Returns the verdict about a session.
     *
     * @param recordings recordings that belong to this session
     */
    public OperatorVerdict judge(
            Session session, List<TtyRecording> recordings, Origin origin, HistoryComparison history) {
        ObservedSession observed = ObservedSession.of(session, recordings, origin, history);
        EvidenceSheet sheet = new EvidenceSheet(rules);
        boolean commandLine = ClientIndicators.isCommandLine(sheet, observed, clients);
        ClientIndicators.observe(sheet, observed, clients);
        ChannelIndicator.observe(sheet, observed);
        NetworkIndicator.observe(sheet, observed);
        TimeIndicators.observe(sheet, observed, commandLine);
        LanguageIndicators.linesAtLogin(sheet, session);
        HistoryIndicators.observe(sheet, observed, defaults::contains);
        if (observed.commands().isEmpty()) {
            return withoutCommands(sheet, session);
        }
        KeyboardIndicators.observe(sheet, observed);
        KeyboardIndicators.repeated(sheet, observed);
        language.observe(sheet, observed);
        return weigh(sheet, observed);
    }

    /** Returns the words of a session that look like typing errors, even if scripts send them. */
    public Set<String> typos(Session session) {
        return session.commands().isEmpty()
                ? Set.of()
                : language.typos(
                        ObservedSession.of(session, List.of(), Origin.UNKNOWN, HistoryComparison.NONE)
                                .lines(),
                        rules);
    }

    private OperatorVerdict withoutCommands(EvidenceSheet sheet, Session session) {
        List<String> reasons = new ArrayList<>(2);
        reasons.add(failedOnly(session.logins()) ? FAILED_ONLY : NO_COMMANDS);
        List<Evidence> evidence = sheet.evidence();
        Sums sums = Sums.of(evidence, rules);
        if (sums.telling() == 0) {
            reasons.add("nothing that was observed says something");
            return OperatorVerdict.builder(Operator.UNDETERMINED)
                    .evidence(evidence)
                    .notAvailable(sheet.missing())
                    .reasons(reasons)
                    .build();
        }
        return OperatorVerdict.builder(verdicts.withoutCommands(sheet, sums, reasons))
                .score(verdicts.score(sums))
                .evidence(evidence)
                .notAvailable(sheet.missing())
                .reasons(reasons)
                .build();
    }

    private static boolean failedOnly(List<Login> logins) {
        for (Login login : logins) {
            if (login.success()) {
                return false;
            }
        }
        return !logins.isEmpty();
    }

    private OperatorVerdict weigh(EvidenceSheet sheet, ObservedSession observed) {
        List<Evidence> evidence = sheet.evidence();
        Sums sums = Sums.of(evidence, rules);
        double score = verdicts.score(sums);
        boolean mixed = verdicts.isMixed(sums);
        List<String> reasons = new ArrayList<>();
        PacedProgram paced = PacedProgramSigns.look(sheet, observed, language);
        Operator verdict = verdicts.of(sheet, sums, observed.commands().size(), paced, reasons);
        List<Operator> phases = mixed ? phases(observed) : List.of();
        if (phases.size() == 2) {
            reasons.add("before its longest pause " + phases.get(0).label() + ", after it "
                    + phases.get(1).label());
        }
        return OperatorVerdict.builder(verdict)
                .score(score)
                .mixed(mixed)
                .phases(phases)
                .pacedProgram(paced)
                .evidence(evidence)
                .notAvailable(sheet.missing())
                .reasons(reasons)
                .build();
    }

    /** Judges a session before and after its longest pause, by keys, gaps and words alone. */
    private List<Operator> phases(ObservedSession observed) {
        Instant split = observed.session().hasSteadyClock() ? beforeLongestPause(observed.commands()) : null;
        return split == null
                ? List.of()
                : List.of(phase(observed.part(split, true)), phase(observed.part(split, false)));
    }

    private Operator phase(ObservedSession part) {
        EvidenceSheet sheet = new EvidenceSheet(rules);
        KeyboardIndicators.observe(sheet, part);
        TimeIndicators.betweenCommands(sheet, part.times());
        language.observe(sheet, part);
        return verdicts.of(
                sheet, Sums.of(sheet.evidence(), rules), part.commands().size(), PacedProgram.NONE, new ArrayList<>());
    }

    private static @Nullable Instant beforeLongestPause(List<Command> commands) {
        Instant split = null;
        Duration longest = Duration.ZERO;
        Instant last = null;
        for (Command command : commands) {
            Instant at = command.at();
            if (at != null && last != null && Duration.between(last, at).compareTo(longest) > 0) {
                longest = Duration.between(last, at);
                split = last;
            }
            last = at == null ? last : at;
        }
        return split;
    }
}
