package io.github.cowriekit.analysis.internal.techniques;

import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Facts about a session, other than commands, that a rule can check. */
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

    /** Returns its name in rules. */
    String text() {
        return text;
    }

    /** Returns one text per occurrence, without passwords; empty if the fact does not hold. */
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

    /** A single password is no guessing, nor are several correct ones; shell lines sent as logins do not count. */
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
