package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.analysis.internal.techniques.RuleTable.Hint;
import io.github.cowriekit.analysis.internal.techniques.RuleTable.Rule;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.Intent;
import io.github.cowriekit.model.assessment.SessionCategory;
import io.github.cowriekit.model.assessment.SessionFlag;
import io.github.cowriekit.model.assessment.Stage;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Category, stage and intent of a session, derived from its events and the rules that matched. */
final class SessionSummary {
    private static final Pattern URL = Pattern.compile("\\b(?:https?|ftp|tftp)://");
    private static final String AUTHORIZED_KEYS = "T1098.004";
    private static final Set<String> PROBES = Set.of("echo", "uname");

    private SessionSummary() {}

    static Techniques of(Session session, List<Rule> matched, List<AttemptedTechnique> attempts) {
        SessionCategory category = category(session);
        return new Techniques(
                category,
                flags(session, matched),
                stage(category, matched),
                intent(session.commands(), matched),
                attempts);
    }

    private static SessionCategory category(Session session) {
        if (!session.commands().isEmpty()) {
            return fetchesUrl(session) ? SessionCategory.CMD_URI : SessionCategory.CMD;
        }
        if (session.logins().isEmpty()) {
            return SessionCategory.NO_CRED;
        }
        for (Login login : session.logins()) {
            if (login.success()) {
                return SessionCategory.NO_CMD;
            }
        }
        return SessionCategory.FAIL_LOG;
    }

    private static boolean fetchesUrl(Session session) {
        for (Download download : session.downloads()) {
            if (download.url() != null) {
                return true;
            }
        }
        for (Command command : session.commands()) {
            String input = command.input();
            if (input.contains("://") && URL.matcher(input).find()) {
                return true;
            }
        }
        return false;
    }

    private static Set<SessionFlag> flags(Session session, List<Rule> matched) {
        EnumSet<SessionFlag> flags = EnumSet.noneOf(SessionFlag.class);
        boolean terminal = session.client().terminal() != null;
        boolean telnet = "telnet".equals(session.protocol());
        set(flags, SessionFlag.PROXY, !session.forwards().isEmpty());
        set(flags, SessionFlag.UPLOAD, !session.uploads().isEmpty());
        set(flags, SessionFlag.EXEC, !session.commands().isEmpty() && !terminal && !telnet);
        set(flags, SessionFlag.INTERACTIVE, terminal);
        set(flags, SessionFlag.KEY_PLANT, plantsKey(session, matched));
        set(
                flags,
                SessionFlag.SCAN,
                session.client().softwareVersion() != null
                        && session.logins().isEmpty()
                        && session.commands().isEmpty()
                        && session.forwards().isEmpty());
        set(flags, SessionFlag.EXPLOIT, exploits(session));
        set(flags, SessionFlag.CUT, session.end() != SessionEnd.CLOSED);
        return flags;
    }

    private static void set(Set<SessionFlag> flags, SessionFlag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }

    private static boolean exploits(Session session) {
        for (Notice notice : session.notices()) {
            if (notice.eventId().startsWith("cowrie.telnet.exploit_")) {
                return true;
            }
        }
        return false;
    }

    private static boolean plantsKey(Session session, List<Rule> matched) {
        for (Download download : session.downloads()) {
            if (isKeyFile(download.destination())) {
                return true;
            }
        }
        for (int i = 0; i < matched.size(); i++) {
            if (matched.get(i).says().technique().equals(AUTHORIZED_KEYS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKeyFile(@Nullable String path) {
        return path != null && path.endsWith("authorized_keys");
    }

    /** Matches of low confidence do not advance the stage. */
    private static Stage stage(SessionCategory category, List<Rule> matched) {
        Stage start = switch (category) {
            case NO_CRED -> Stage.CONNECT;
            case FAIL_LOG -> Stage.CREDENTIALS;
            case NO_CMD, CMD, CMD_URI -> Stage.ACCESS;
        };
        Stage furthest = start;
        for (Rule rule : matched) {
            boolean counts = rule.says().confidence() != Confidence.LOW || rule.stage() == Stage.DISCOVERY;
            if (counts && rule.stage().compareTo(furthest) > 0) {
                furthest = rule.stage();
            }
        }
        return furthest;
    }

    private static Intent intent(List<Command> commands, List<Rule> matched) {
        EnumSet<Hint> hints = EnumSet.noneOf(Hint.class);
        for (Rule rule : matched) {
            if (rule.says().confidence() != Confidence.LOW || rule.hint() == Hint.RECON) {
                hints.add(rule.hint());
            }
        }
        if (hints.contains(Hint.IMPACT)) {
            return Intent.IMPACT;
        }
        if (hints.contains(Hint.PERSISTENCE)) {
            return Intent.PERSISTENCE;
        }
        if (hints.contains(Hint.FETCH) && hints.contains(Hint.EXECUTE)) {
            return Intent.DROPPER;
        }
        if (hints.contains(Hint.PROXY)) {
            return Intent.PROXY;
        }
        if (hints.contains(Hint.THEFT)) {
            return Intent.THEFT;
        }
        if (hints.contains(Hint.LOCKOUT)) {
            return Intent.LOCKOUT;
        }
        if (isProbe(commands)) {
            return Intent.LIVENESS;
        }
        return hints.contains(Hint.RECON) ? Intent.RECON : Intent.NONE;
    }

    private static boolean isProbe(List<Command> commands) {
        if (commands.size() != 1) {
            return false;
        }
        List<String> parts = ShellLine.split(commands.get(0).input());
        return parts.size() == 1 && PROBES.contains(ShellLine.verb(parts.get(0)));
    }
}
