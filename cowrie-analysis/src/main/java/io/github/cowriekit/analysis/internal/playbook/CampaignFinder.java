package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.PatternSet;
import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Kind;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.PlantedKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds known campaigns by their strong marks. Immutable. */
public final class CampaignFinder {
    private final List<Mark> marks;
    private final PatternSet patterns;
    private final Memo<BitSet> remembered = new Memo<>();

    private CampaignFinder(List<Mark> marks) {
        this.marks = marks;
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
        return marks.stream()
                .filter(mark -> mark.kind() == Kind.CREDENTIAL && tries(login, mark.text()))
                .map(Mark::campaign)
                .distinct()
                .toList();
    }

    List<CampaignMatch> find(Session session, List<PlantedKey> keys) {
        BitSet inCommands = inCommands(session.commands());
        Set<String> files = Stream.concat(
                        session.downloads().stream().map(Download::sha256),
                        session.uploads().stream().map(Upload::sha256))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, List<Mark>> found = new LinkedHashMap<>();
        int regex = 0;
        for (Mark mark : marks) {
            boolean there = switch (mark.kind()) {
                case REGEX -> inCommands.get(regex++);
                case ONLY -> only(session.commands(), mark);
                case COMMENT -> keys.stream().anyMatch(key -> mark.text().equals(key.comment()));
                case KEY -> keys.stream().anyMatch(key -> mark.text().equals(key.fingerprint()));
                case FILE -> files.contains(mark.text());
                case UPLOAD ->
                    session.uploads().stream()
                            .anyMatch(upload ->
                                    upload.filename() != null && mark.pattern().matches(upload.filename()));
                case CREDENTIAL -> session.logins().stream().anyMatch(login -> tries(login, mark.text()));
                case CLIENT -> ClientMark.isGoNarrow(session.client());
            };
            if (there) {
                found.computeIfAbsent(mark.campaign(), any -> new ArrayList<>()).add(mark);
            }
        }
        return found.entrySet().stream()
                .map(entry -> new CampaignMatch(
                        entry.getKey(),
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

    private static boolean tries(Login login, String pair) {
        int colon = pair.indexOf(':');
        String user = pair.substring(0, colon);
        return pair.substring(colon + 1).equals(login.password())
                && (user.equals("*") || user.equals(login.username()));
    }
}
