package io.github.cowriekit.analysis.internal.techniques;

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
    List<String> observed(Session session, Predicate<Login> isDefault) {
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
            case GUESSING -> {
                List<String> guesses = users(session, login -> login.password() != null);
                yield guesses.size() > 1 ? guesses : List.of();
            }
            case DEFAULT_LOGIN -> users(session, login -> login.success() && isDefault.test(login));
        };
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
