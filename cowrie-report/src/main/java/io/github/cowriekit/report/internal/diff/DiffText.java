package io.github.cowriekit.report.internal.diff;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.internal.digest.TimeLine;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import io.github.cowriekit.shaded.difflib.DiffUtils;
import io.github.cowriekit.shaded.difflib.patch.AbstractDelta;
import io.github.cowriekit.shaded.difflib.patch.DeltaType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two sessions side by side. */
public final class DiffText {
    private static final int MAX_COMMANDS = 2_000;
    private static final int MAX_FILES = 20;
    private static final int WIDTH = 44;

    private final SafeText text = new SafeText(2_000);
    private final StringBuilder out = new StringBuilder(4096);
    private final StringBuilder same = new StringBuilder();

    private DiffText() {}

    public static String of(SessionRecord first, SessionRecord second) {
        DiffText diff = new DiffText();
        diff.facts(first, second);
        diff.commands(first.session(), second.session());
        return diff.out.toString();
    }

    private void facts(SessionRecord first, SessionRecord second) {
        Session a = first.session();
        Session b = second.session();
        print("Session", text.undefanged(a.id()), text.undefanged(b.id()));
        row(
                "Started",
                a.startedAt() == null ? "" : TimeText.iso(a.startedAt()),
                b.startedAt() == null ? "" : TimeText.iso(b.startedAt()));
        row("Duration", duration(a), duration(b));
        row(
                "First Command After",
                seconds(TimeLine.of(a).toFirstCommand()),
                seconds(TimeLine.of(b).toFirstCommand()));
        row(
                "Longest Pause",
                seconds(TimeLine.of(a).longestPause()),
                seconds(TimeLine.of(b).longestPause()));
        row("Protocol", logged(a.protocol()), logged(b.protocol()));
        row("Login", login(a), login(b));
        row("Login Attempts", String.valueOf(ListTotals.logins(a)), String.valueOf(ListTotals.logins(b)));
        row("Source Address", address(a), address(b));
        SourceOrigin from = SourceOrigin.of(first);
        SourceOrigin to = SourceOrigin.of(second);
        row("Network", service(from.networkText()), service(to.networkText()));
        row("Country", service(from.countryText()), service(to.countryText()));
        row("Network Kind", kind(from), kind(to));
        row("Client", logged(a.client().softwareVersion()), logged(b.client().softwareVersion()));
        row("HASSH", logged(a.client().hassh()), logged(b.client().hassh()));
        row("Commands", String.valueOf(ListTotals.commands(a)), String.valueOf(ListTotals.commands(b)));
        files(a, b);
        out.append("\nThe same in both: ")
                .append(same.length() == 0 ? "nothing of the above" : same)
                .append("\n");
    }

    private void row(String label, String first, String second) {
        if (first.equals(second)) {
            if (!first.isEmpty()) {
                same.append(same.length() == 0 ? "" : ", ").append(label);
            }
        } else {
            print(label, first, second);
        }
    }

    private void print(String label, String first, String second) {
        out.append(" ".repeat(Math.max(0, 22 - label.length())))
                .append(label)
                .append("  ")
                .append(first)
                .append(" ".repeat(Math.max(0, WIDTH - first.length())))
                .append("  ")
                .append(second);
        while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
    }

    private static String seconds(java.time.@Nullable Duration duration) {
        return duration == null ? "" : TimeLine.seconds(duration);
    }

    private static String duration(Session session) {
        return seconds(session.duration()) + (session.durationDerived() ? " (derived)" : "");
    }

    private String logged(@Nullable String value) {
        return value == null ? "" : text.ofLog(value);
    }

    private static String kind(SourceOrigin origin) {
        return origin.networkKind() == null ? "" : origin.networkKind().label();
    }

    private String service(@Nullable String value) {
        return value == null ? "" : text.ofService(value);
    }

    private String address(Session session) {
        return session.source().ip() == null
                ? ""
                : text.undefanged(session.source().ip());
    }

    private String login(Session session) {
        Login login = session.successfulLogin().orElse(null);
        return login == null
                ? "none"
                : logged(login.username()) + " / "
                        + (login.publicKey() == null ? logged(login.password()) : "public key");
    }

    /** Compares all contents and shows some of them, first those that the other session does not have. */
    private void files(Session a, Session b) {
        Set<String> first = hashes(a);
        Set<String> second = hashes(b);
        if (first.equals(second)) {
            row("Files", files(first, second), files(second, first));
        } else {
            print("Files", files(first, second), files(second, first));
        }
    }

    private static Set<String> hashes(Session session) {
        return Stream.concat(
                        session.downloads().stream().map(Download::sha256),
                        session.uploads().stream().map(Upload::sha256))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String files(Set<String> hashes, Set<String> ofOther) {
        String shown = hashes.stream()
                .sorted(Comparator.comparing(ofOther::contains))
                .limit(MAX_FILES)
                .map(hash -> hash.length() > 12 ? hash.substring(0, 12) : hash)
                .map(text::undefanged)
                .collect(Collectors.joining(" "));
        return hashes.size() > MAX_FILES ? shown + " … and " + (hashes.size() - MAX_FILES) + " more" : shown;
    }

    private void commands(Session first, Session second) {
        out.append("\nCommands\n--------\n");
        boolean withEqualParts = true;
        for (AbstractDelta<String> part :
                DiffUtils.diff(inputs(first), inputs(second), withEqualParts).getDeltas()) {
            if (part.getType() == DeltaType.EQUAL) {
                part.getSource().getLines().forEach(command -> line("  ", command));
            } else {
                part.getSource().getLines().forEach(command -> line("- ", command));
                part.getTarget().getLines().forEach(command -> line("+ ", command));
            }
        }
        if (first.commands().size() > MAX_COMMANDS || second.commands().size() > MAX_COMMANDS) {
            out.append("… the first ").append(MAX_COMMANDS).append(" commands of each were compared\n");
        }
    }

    private void line(String mark, String command) {
        out.append(mark).append(command).append('\n');
    }

    private List<String> inputs(Session session) {
        return session.commands().stream()
                .limit(MAX_COMMANDS)
                .map(Command::input)
                .map(text::ofCommand)
                .toList();
    }
}
