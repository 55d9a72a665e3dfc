package io.github.cowriekit.analysis.internal.commands;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a shell that a telnet bot sent while the honeypot still asked for a user name: Cowrie logs them as logins
 * (cowrie/cowrie issue 1163), such as {@code system} with the password {@code shell}. They are commands and no credentials.
 *
 * <p>A login is one of them if its user name or password can only be a command, or if it consists of the words with which bots
 * look for a shell and others of the session show that a bot is at work. Immutable.
 */
public final class ShellLinesAtLogin {
    private static final ShellLinesAtLogin NONE = new ShellLinesAtLogin(new BitSet(), List.of());
    /** What bots send to get from the menu of a device to a shell: the loaders of Mirai and its kin, see campaigns.tsv. */
    private static final Set<String> MENU =
            Set.of("enable", "system", "shell", "sh", "linuxshell", "start", "config terminal");

    private static final int LONGEST_MENU = 30;
    /** With what such a line may begin: the first letters of the words below, a path, a redirection, what is cut off. */
    private static final String MAY_BEGIN = "eslcESLC/>brmdwt \t\0";
    /** Programs and redirections that no password begins with. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:/bin/)?busybox\\s++\\S.*|>\\s?/\\S++.*|(?:cat|rm|cd|ls|cp|chmod|mkdir|dd|wget|tftp|echo)\\s++[-/.'\"\\\\].*",
            Pattern.DOTALL);

    private final BitSet logins;
    private final List<String> lines;

    private ShellLinesAtLogin(BitSet logins, List<String> lines) {
        this.logins = logins;
        this.lines = List.copyOf(lines);
    }

    /** Returns the lines of a session; none unless it is a telnet session. */
    public static ShellLinesAtLogin of(Session session) {
        List<Login> logins = session.logins();
        if (logins.isEmpty() || !"telnet".equals(session.protocol())) {
            return NONE;
        }
        if (!hasOne(logins)) {
            // true of nearly all sessions
            return NONE;
        }
        BitSet commands = new BitSet();
        BitSet menus = new BitSet();
        for (int i = 0; i < logins.size(); i++) {
            String user = logins.get(i).username();
            String password = logins.get(i).password();
            if (isCommand(user) || isCommand(password)) {
                commands.set(i);
            } else if (isMenu(user) && isMenu(password) && !(isBlank(user) && isBlank(password))) {
                menus.set(i);
            }
        }
        if (!commands.isEmpty() || isLoop(logins, menus)) {
            commands.or(menus);
        }
        return commands.isEmpty() ? NONE : new ShellLinesAtLogin(commands, lines(logins, commands));
    }

    /** Two different pairs of menu words are no coincidence; a single one may be a bad guess at a password. */
    private static boolean isLoop(List<Login> logins, BitSet menus) {
        return menus.stream()
                        .mapToObj(i ->
                                logins.get(i).username() + "\n" + logins.get(i).password())
                        .distinct()
                        .count()
                >= 2;
    }

    private static List<String> lines(List<Login> logins, BitSet which) {
        List<String> lines = new ArrayList<>();
        which.stream().mapToObj(logins::get).forEach(login -> {
            add(lines, login.username());
            add(lines, login.password());
        });
        return lines;
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line.replace("\0", "").strip());
        }
    }

    private static boolean hasOne(List<Login> logins) {
        for (Login login : logins) {
            if (isOne(login.username()) || isOne(login.password())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(@Nullable String text) {
        return text != null
                && !text.isEmpty()
                && MAY_BEGIN.indexOf(text.charAt(0)) >= 0
                && (isCommand(text) || (!text.isEmpty() && isMenu(text)));
    }

    private static boolean isCommand(@Nullable String text) {
        // nearly all logins are single words
        return text != null
                && (text.indexOf(' ') >= 0 || text.indexOf('\t') >= 0 || text.indexOf('>') >= 0)
                && COMMAND.matcher(text.strip()).matches();
    }

    private static boolean isMenu(@Nullable String text) {
        if (text == null) {
            return true;
        }
        return text.length() <= LONGEST_MENU
                && (isBlank(text)
                        || MENU.contains(text.replace("\0", "").strip().toLowerCase(Locale.ROOT)));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.replace("\0", "").isBlank();
    }

    /** Returns whether the login at a position of the session is such a line. */
    public boolean isLine(int login) {
        return logins.get(login);
    }

    /** Returns user names and passwords of these logins as the lines that they are, in order, blank ones left out. */
    public List<String> lines() {
        return lines;
    }
}
