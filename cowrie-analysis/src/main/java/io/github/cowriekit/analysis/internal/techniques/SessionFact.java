package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Facts of a session, other than commands, that a rule can ask for. */
enum SessionFact {
    UPLOAD("cowrie.session.file_upload"),
    FORWARD("cowrie.direct-tcpip.request"),
    EXPLOIT("cowrie.telnet.exploit_attempt"),
    GUESSING("several login attempts"),
    DEFAULT_LOGIN("login with a default pair");

    private final String text;

    SessionFact(String text) {
        this.text = text;
    }

    /** Returns how a rule names it. */
    String text() {
        return text;
    }

    /** Returns what was observed, once per time; empty if the fact does not hold. Passwords are not among it. */
    List<String> observed(Session session, ShellLinesAtLogin linesAtLogin, Predicate<Login> isDefault) {
        return switch (this) {
            case UPLOAD ->
                session.uploads().isEmpty()
                        ? List.of()
                        : session.uploads().stream()
                                .map(upload -> String.valueOf(upload.filename()))
                                .toList();
            case FORWARD ->
                session.forwards().isEmpty()
                        ? List.of()
                        : session.forwards().stream()
                                .map(forward -> forward.targetHost() + ":" + forward.targetPort())
                                .toList();
            case EXPLOIT ->
                session.notices().isEmpty()
                        ? List.of()
                        : session.notices().stream()
                                .map(Notice::eventId)
                                .filter(id -> id.startsWith("cowrie.telnet.exploit_"))
                                .toList();
            case GUESSING -> guesses(session, linesAtLogin);
            case DEFAULT_LOGIN -> users(session, login -> login.success() && isDefault.test(login));
        };
    }

    /** One password is no guessing, nor are several that all were right; shell lines that came as logins are none. */
    private static List<String> guesses(Session session, ShellLinesAtLogin linesAtLogin) {
        if (session.logins().size() < 2) {
            return List.of();
        }
        List<String> users = new ArrayList<>(session.logins().size());
        boolean failed = false;
        for (int i = 0; i < session.logins().size(); i++) {
            Login login = session.logins().get(i);
            if (login.password() != null && !linesAtLogin.isLine(i)) {
                users.add(String.valueOf(login.username()));
                failed |= !login.success();
            }
        }
        return failed && users.size() > 1 ? users : List.of();
    }

    private static List<String> users(Session session, Predicate<Login> which) {
        List<String> users = List.of();
        for (Login login : session.logins()) {
            if (which.test(login)) {
                users = users.isEmpty() ? new ArrayList<>() : users;
                users.add(String.valueOf(login.username()));
            }
        }
        return users;
    }
}
