package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.PatternSet;
import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Kind;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.PlantedKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds known campaigns by their strong marks. Immutable. */
public final class CampaignFinder {
    private final List<Mark> marks;
    /** Marks of the kind credential by password. */
    private final Map<String, List<Mark>> byPassword;

    private final PatternSet patterns;
    private final Memo<BitSet> remembered = new Memo<>();

    private CampaignFinder(List<Mark> marks) {
        this.marks = marks;
        this.byPassword = marks.stream()
                .filter(mark -> mark.kind() == Kind.CREDENTIAL)
                .collect(Collectors.groupingBy(
                        mark -> mark.text().substring(mark.text().indexOf(':') + 1)));
        this.patterns = new PatternSet(marks.stream()
                .filter(mark -> mark.kind() == Kind.REGEX)
                .map(mark -> new PatternSet.Entry(mark.pattern(), mark.needs()))
                .toList());
    }

    /** Returns a finder with the marks of this module. */
    public static CampaignFinder own() {
        return new CampaignFinder(CampaignTable.own());
    }

    /**
     * Returns a finder with the marks that a text holds.
     *
     * @throws io.github.cowriekit.analysis.AnalysisDataException if it holds none that make sense
     */
    public static CampaignFinder read(String name, String text) {
        return new CampaignFinder(CampaignTable.read(name, text));
    }

    /** Returns heading and rows, without comments. */
    public String text() {
        return marks.stream()
                .map(mark -> String.join("\t", mark.cells()))
                .collect(Collectors.joining("\n", CampaignTable.HEADING.replace(' ', '\t') + "\n", "\n"));
    }

    /** Returns the campaigns whose pair of user name and password this login tried. */
    public List<String> ofLogin(Login login) {
        List<Mark> tried = tried(login);
        return tried.isEmpty()
                ? List.of()
                : tried.stream().map(Mark::campaign).distinct().toList();
    }

    List<CampaignMatch> find(Session session, List<PlantedKey> keys) {
        if (session.commands().isEmpty()
                && session.downloads().isEmpty()
                && session.uploads().isEmpty()
                && !ClientMark.isGoNarrow(session.client())
                && tried(session.logins()).isEmpty()) {
            // most sessions of a log: no mark has anything to look at
            return List.of();
        }
        BitSet inCommands = inCommands(session.commands());
        List<String> files = KnownFiles.hashes(session);
        Set<Mark> tried = tried(session.logins());
        Map<String, List<Mark>> found = new LinkedHashMap<>();
        int regex = 0;
        for (Mark mark : marks) {
            boolean there = switch (mark.kind()) {
                case REGEX -> inCommands.get(regex++);
                case ONLY -> only(session.commands(), mark);
                case COMMENT ->
                    !keys.isEmpty() && keys.stream().anyMatch(key -> mark.text().equals(key.comment()));
                case KEY ->
                    !keys.isEmpty() && keys.stream().anyMatch(key -> mark.text().equals(key.fingerprint()));
                case FILE -> files.contains(mark.text());
                case UPLOAD ->
                    !session.uploads().isEmpty()
                            && session.uploads().stream()
                                    .anyMatch(upload -> upload.filename() != null
                                            && mark.pattern().matches(upload.filename()));
                case CREDENTIAL -> tried.contains(mark);
                case CLIENT -> ClientMark.isGoNarrow(session.client());
            };
            if (there) {
                found.computeIfAbsent(mark.campaign(), any -> new ArrayList<>()).add(mark);
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        return found.entrySet().stream()
                .map(entry -> new CampaignMatch(
                        entry.getKey(),
                        io.github.cowriekit.model.assessment.CampaignKind.FAMILY,
                        entry.getValue().stream().map(Mark::label).toList(),
                        entry.getValue().get(0).source()))
                .toList();
    }

    private BitSet inCommands(List<Command> commands) {
        BitSet found = new BitSet();
        for (Command command : commands) {
            found.or(remembered.get(command.input(), this::inCommand));
        }
        return found;
    }

    private BitSet inCommand(String command) {
        BitSet candidates = patterns.candidates(command);
        if (candidates.isEmpty()) {
            return candidates;
        }
        List<String> parts = ShellLine.split(command);
        BitSet found = new BitSet();
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            int pattern = i;
            found.set(
                    i,
                    patterns.find(i, command) != null
                            || parts.stream().anyMatch(part -> patterns.find(pattern, part) != null));
        }
        return found;
    }

    private static boolean only(List<Command> commands, Mark mark) {
        return !commands.isEmpty()
                && commands.stream()
                        .allMatch(command ->
                                mark.pattern().matches(command.input().strip()));
    }

    private Set<Mark> tried(List<Login> logins) {
        Set<Mark> tried = Set.of();
        for (Login login : logins) {
            List<Mark> some = tried(login);
            if (!some.isEmpty()) {
                tried = tried.isEmpty() ? new HashSet<>() : tried;
                tried.addAll(some);
            }
        }
        return tried;
    }

    private List<Mark> tried(Login login) {
        List<Mark> candidates = login.password() == null ? null : byPassword.get(login.password());
        return candidates == null
                ? List.of()
                : candidates.stream()
                        .filter(mark -> isUser(mark, login.username()))
                        .toList();
    }

    private static boolean isUser(Mark mark, @Nullable String username) {
        String user = mark.text().substring(0, mark.text().indexOf(':'));
        return user.equals("*") || user.equals(username);
    }
}
