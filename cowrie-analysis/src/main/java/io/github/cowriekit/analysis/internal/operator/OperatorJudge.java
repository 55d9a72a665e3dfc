package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.clients.Clients;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.CrowdSighting;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.tty.TtyRecording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Observes a session, weighs what it finds and says who drove it. */
public final class OperatorJudge {
    private static final List<String> FAILED_ONLY = List.of("failed logins only: not scored");
    private static final List<String> NO_COMMANDS = List.of("no commands: not scored");

    private final Rules rules;
    private final Verdicts verdicts;
    private final Clients clients = new Clients();
    private final LanguageIndicators language = new LanguageIndicators();

    public OperatorJudge(Rules rules) {
        this.rules = rules;
        this.verdicts = new Verdicts(rules);
    }

    /**
     * Returns the verdict about a session.
     *
     * @param recordings recordings that are its own
     */
    public OperatorVerdict judge(Session session, List<TtyRecording> recordings, Origin origin, CrowdSighting crowd) {
        Watched watched = Watched.of(session, recordings, origin, crowd);
        Sheet sheet = new Sheet(rules);
        ClientIndicators.observe(sheet, watched, clients);
        ChannelIndicator.observe(sheet, watched);
        if (watched.commands().isEmpty()) {
            return withoutCommands(session, sheet);
        }
        NetworkIndicator.observe(sheet, watched);
        KeyboardIndicators.observe(sheet, watched);
        KeyboardIndicators.repeated(sheet, watched);
        TimeIndicators.observe(sheet, watched);
        language.observe(sheet, watched);
        CrowdIndicators.observe(sheet, watched);
        return weigh(sheet, watched);
    }

    /** Returns the words of a session that read as typing errors, whoever sent them. */
    public Set<String> slips(Session session) {
        return session.commands().isEmpty()
                ? Set.of()
                : language.slips(
                        Watched.of(session, List.of(), Origin.UNKNOWN, CrowdSighting.NONE)
                                .lines(),
                        rules);
    }

    /** What client and channels show stays as facts: neither forwarding nor sending files tells a person from a program. */
    private static OperatorVerdict withoutCommands(Session session, Sheet sheet) {
        boolean failedOnly = failedOnly(session.logins());
        return OperatorVerdict.builder(failedOnly ? Operator.AUTOMATED : Operator.UNDETERMINED)
                .evidence(sheet.evidence())
                .reasons(failedOnly ? FAILED_ONLY : NO_COMMANDS)
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

    private OperatorVerdict weigh(Sheet sheet, Watched watched) {
        Sums sums = sheet.sums();
        double score = verdicts.score(sums);
        boolean mixed = verdicts.isMixed(sums);
        List<String> reasons = new ArrayList<>();
        Operator verdict = verdicts.of(sheet, sums, watched.commands().size(), reasons);
        List<Operator> phases = mixed ? phases(watched) : List.of();
        if (phases.size() == 2) {
            reasons.add("before its longest pause " + phases.get(0).label() + ", after it "
                    + phases.get(1).label());
        }
        return OperatorVerdict.builder(verdict)
                .score(score)
                .mixed(mixed)
                .phases(phases)
                .agent(AgentSigns.look(sheet, watched, clients))
                .evidence(sheet.evidence())
                .notAvailable(sheet.missing())
                .reasons(reasons)
                .build();
    }

    /** Judges a session before and after its longest pause, by keys, gaps and words alone. */
    private List<Operator> phases(Watched watched) {
        Instant split = beforeLongestPause(watched.commands());
        return split == null ? List.of() : List.of(phase(watched.part(split, true)), phase(watched.part(split, false)));
    }

    private Operator phase(Watched part) {
        Sheet sheet = new Sheet(rules);
        KeyboardIndicators.observe(sheet, part);
        TimeIndicators.betweenCommands(sheet, part.times());
        language.observe(sheet, part);
        return verdicts.of(sheet, sheet.sums(), part.commands().size(), new ArrayList<>());
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
