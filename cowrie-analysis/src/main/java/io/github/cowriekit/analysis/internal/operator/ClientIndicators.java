package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.clients.KnownClients;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** C1 to C7: client software and its channel. */
final class ClientIndicators {
    private static final Set<String> NO_LOCALES = Set.of("", "C", "POSIX", "C.UTF-8", "C.utf8");
    private static final Set<String> DESKTOP = Set.of("COLORTERM", "TERM_PROGRAM");
    private static final Set<String> COMMAND_LINE = Set.of("OpenSSH", "OpenSSH for Windows", "desktop");
    private static final Set<String> TERMINAL_OPTIONS = Set.of("NAWS", "TTYPE", "NEW-ENVIRON");

    private ClientIndicators() {}

    static void observe(EvidenceSheet sheet, ObservedSession observed, KnownClients clients) {
        Session session = observed.session();
        if (observed.isTelnet()) {
            telnet(sheet, session);
            sheet.missing("telnet", Indicator.C1, Indicator.C2, Indicator.C3, Indicator.C4, Indicator.C5, Indicator.C6);
            return;
        }
        sheet.missing("not telnet", Indicator.C7);
        family(sheet, session.client(), clients);
        terminal(sheet, observed, clients);
        offeredKey(sheet, session);
        locale(sheet, session.client().environment());
    }

    private static void family(EvidenceSheet sheet, Client client, KnownClients clients) {
        String version = client.softwareVersion();
        if (version == null) {
            sheet.missing("the log does not name the client", Indicator.C1, Indicator.C2);
            return;
        }
        KnownClients.Software software = clients.find(version);
        String apps = software.apps();
        if (apps != null && hasOwnSize(client.terminal())) {
            sheet.word(Indicator.C1, "built in", version + ", which has a terminal and is built into " + apps);
        } else {
            sheet.word(Indicator.C1, software.family(), version);
        }
        String hassh = client.hassh();
        KnownClients.Software seen =
                hassh == null ? null : clients.findByHassh(hassh).orElse(null);
        if (seen == null) {
            sheet.missing("no HASSH that is known", Indicator.C2);
        } else if (software.contradicts(seen)) {
            sheet.word(Indicator.C2, "contradiction", version + ", its key exchange says " + seen.program());
        }
    }

    /** Libraries request 80x24 by default; any other size is that of a real window. */
    private static boolean hasOwnSize(@Nullable TerminalSize size) {
        return size != null && size.width() > size.height() && size.height() > 0 && !isDefault(size);
    }

    private static boolean isDefault(TerminalSize size) {
        return size.width() == 80 && size.height() == 24;
    }

    private static void terminal(EvidenceSheet sheet, ObservedSession observed, KnownClients clients) {
        Session session = observed.session();
        TerminalSize size = session.client().terminal();
        if (size == null) {
            sheet.missing("no terminal size", Indicator.C4);
            if (isNamedInteractive(session.recordings())) {
                sheet.word(Indicator.C3, "terminal", "an interactive recording");
            } else if (isCommandLine(sheet, observed, clients)) {
                sheet.word(Indicator.C3, "command line", "no terminal");
            } else if (!observed.commands().isEmpty()) {
                sheet.word(Indicator.C3, "no terminal", "no terminal");
            }
            return;
        }
        String shown = size.width() + "x" + size.height();
        sheet.word(Indicator.C3, "terminal", shown);
        Instant at = session.startedAt();
        boolean narrow = size.width() < size.height();
        if (narrow && (at == null || at.atOffset(ZoneOffset.UTC).getYear() < sheet.get(Threshold.C4_SINCE))) {
            sheet.missing("old logs hold width and height the wrong way round", Indicator.C4);
        } else if (size.width() <= 0
                || size.height() <= 0
                || size.width() > sheet.get(Threshold.C4_WIDTH)
                || size.height() > sheet.get(Threshold.C4_HEIGHT)) {
            sheet.word(Indicator.C4, "absurd", shown);
        } else if (narrow) {
            sheet.word(Indicator.C4, "swapped", shown);
        } else {
            sheet.word(Indicator.C4, isDefault(size) ? "default" : "own size", shown);
        }
    }

    /**
     * Whether the commands may have been arguments of the client, as in {@code ssh host command}, or come from VS Code, which
     * starts its shell that way. Such commands arrive with the login and without a terminal.
     */
    static boolean isCommandLine(EvidenceSheet sheet, ObservedSession observed, KnownClients clients) {
        Client client = observed.session().client();
        int commands = observed.commands().size();
        if (commands == 0
                || commands > sheet.get(Threshold.C3_COMMANDS)
                || client.terminal() != null
                || observed.isTelnet()) {
            return false;
        }
        String version = client.softwareVersion();
        return version != null && COMMAND_LINE.contains(clients.find(version).family());
    }

    /** Older recordings, not named by their hash, end in i for an interactive channel and in e for exec. */
    private static boolean isNamedInteractive(List<Recording> recordings) {
        for (Recording recording : recordings) {
            if (recording.ttylog() != null && recording.ttylog().endsWith("i.log")) {
                return true;
            }
        }
        return false;
    }

    private static void offeredKey(EvidenceSheet sheet, Session session) {
        if (session.logins().isEmpty()) {
            sheet.missing("no login", Indicator.C5);
            return;
        }
        for (Login login : session.logins()) {
            if (login.password() != null) {
                return;
            }
            if (login.publicKey() != null || !login.success()) {
                sheet.word(Indicator.C5, "offered", offered(login));
                return;
            }
        }
    }

    private static String offered(Login login) {
        return login.publicKey() == null ? "nothing" : "a public key";
    }

    private static void locale(EvidenceSheet sheet, List<EnvironmentVariable> environment) {
        if (environment.isEmpty()) {
            return;
        }
        List<EnvironmentVariable> locales = environment.stream()
                .filter(variable ->
                        variable.name().equals("LANG") || variable.name().startsWith("LC_"))
                .filter(variable -> variable.value() != null && !NO_LOCALES.contains(variable.value()))
                .toList();
        if (locales.isEmpty()) {
            return;
        }
        boolean desktop = environment.stream().anyMatch(variable -> DESKTOP.contains(variable.name()))
                || locales.stream().map(EnvironmentVariable::value).distinct().count() > 1;
        EnvironmentVariable shown = locales.get(0);
        sheet.word(Indicator.C6, desktop ? "desktop" : "locale", shown.name() + "=" + shown.value());
    }

    private static void telnet(EvidenceSheet sheet, Session session) {
        List<Notice> options = session.notices().isEmpty()
                ? List.of()
                : session.notices().stream()
                        .filter(notice -> notice.eventId().equals("cowrie.telnet.option"))
                        .toList();
        if (options.isEmpty()) {
            sheet.missing("the log has no telnet options; versions before 2026 never do", Indicator.C7);
            return;
        }
        boolean answers = options.stream()
                .anyMatch(option -> "WILL".equals(text(option, "command"))
                        && TERMINAL_OPTIONS.contains(text(option, "option_name").toUpperCase(Locale.ROOT)));
        sheet.word(Indicator.C7, answers ? "answers" : "silent", options.size() + " options");
    }

    private static String text(Notice notice, String key) {
        return String.valueOf(notice.attributes().get(key));
    }
}
