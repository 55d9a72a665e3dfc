package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Where;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds known campaigns, tools and probes by their marks. Immutable. */
public final class CampaignFinder {
    private final List<Mark> marks;
    private final LineMarks lineMarks;
    /** Positions of marks by what they look for: the password of a credential, the hash of a file, and so on. */
    private final Map<Where, Map<String, BitSet>> byText;

    private final Map<String, BitSet> credentials;
    private final Memo<BitSet> onlyMarks = new Memo<>();

    private CampaignFinder(List<Mark> marks) {
        this.marks = marks;
        this.lineMarks = new LineMarks(marks);
        this.byText = IntStream.range(0, marks.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> marks.get(i).where(),
                        Collectors.groupingBy(
                                i -> lookedFor(marks.get(i)),
                                Collectors.reducing(new BitSet(), CampaignFinder::single, CampaignFinder::both))));
        this.credentials = byText.getOrDefault(Where.CREDENTIAL, Map.of());
    }

    private static String lookedFor(Mark mark) {
        String text = mark.text();
        return mark.where() == Where.CREDENTIAL ? text.substring(text.indexOf(':') + 1) : text;
    }

    private static BitSet single(int position) {
        BitSet set = new BitSet();
        set.set(position);
        return set;
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet set = (BitSet) one.clone();
        set.or(other);
        return set;
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

    /** Returns the names of all kinds that use the pair of user name and password that this login tried. */
    public List<String> ofLogin(Login login) {
        if (login.password() == null || !credentials.containsKey(login.password())) {
            // nearly all logins
            return List.of();
        }
        BitSet tried = new BitSet();
        tried(tried, login);
        return tried.isEmpty()
                ? List.of()
                : tried.stream()
                        .mapToObj(marks::get)
                        .map(Mark::campaign)
                        .distinct()
                        .toList();
    }

    /** Returns what a session bears the marks of, of all kinds, in the order of the table. */
    List<CampaignMatch> find(Session session, List<PlantedKey> keys) {
        BitSet found = new BitSet();
        for (Login login : session.logins()) {
            tried(found, login);
        }
        ClientMark.of(session.client()).forEach(mark -> add(found, Where.CLIENT, mark));
        if (!session.commands().isEmpty()) {
            inCommands(found, session.commands());
            keys.forEach(key -> {
                add(found, Where.COMMENT, key.comment());
                add(found, Where.KEY, key.fingerprint());
            });
        }
        if (!session.downloads().isEmpty() || !session.uploads().isEmpty()) {
            KnownFiles.hashes(session).forEach(hash -> add(found, Where.FILE, hash));
            inFiles(found, session);
        }
        ShellLinesAtLogin.of(session).lines().forEach(line -> found.or(lineMarks.in(line)));
        return found.isEmpty() ? List.of() : matches(found);
    }

    private void inCommands(BitSet found, List<Command> commands) {
        for (Command command : commands) {
            found.or(lineMarks.in(command.input()));
        }
        BitSet only = null;
        for (Command command : commands) {
            BitSet own = onlyMarks.get(command.input(), this::only);
            if (own.isEmpty()) {
                return;
            }
            if (only == null) {
                only = (BitSet) own.clone();
            } else {
                only.and(own);
            }
        }
        if (only != null) {
            found.or(only);
        }
    }

    /** Returns the marks of every line of a session that one line bears. */
    private BitSet only(String line) {
        BitSet found = new BitSet();
        each(Where.ONLY, found, mark -> mark.pattern().matches(line.strip()));
        return found;
    }

    private void inFiles(BitSet found, Session session) {
        for (Download download : session.downloads()) {
            if (download.url() != null) {
                lineMarks.addOf(Where.FETCHED, download.url(), found);
            }
            if (download.destination() != null) {
                lineMarks.addOf(Where.WRITTEN, download.destination(), found);
            }
        }
        for (Upload upload : session.uploads()) {
            String name = upload.filename();
            if (name != null) {
                lineMarks.addOf(Where.WRITTEN, name, found);
                each(Where.UPLOAD, found, mark -> mark.pattern().matches(name));
            }
        }
    }

    private void each(Where where, BitSet found, Predicate<Mark> test) {
        for (BitSet positions : byText.getOrDefault(where, Map.of()).values()) {
            for (int i = positions.nextSetBit(0); i >= 0; i = positions.nextSetBit(i + 1)) {
                if (!found.get(i) && test.test(marks.get(i))) {
                    found.set(i);
                }
            }
        }
    }

    private void add(BitSet found, Where where, @Nullable String text) {
        BitSet positions =
                text == null ? null : byText.getOrDefault(where, Map.of()).get(text);
        if (positions != null) {
            found.or(positions);
        }
    }

    private void tried(BitSet found, Login login) {
        BitSet positions = login.password() == null ? null : credentials.get(login.password());
        if (positions != null) {
            positions.stream()
                    .filter(i -> isUser(marks.get(i), login.username()))
                    .forEach(found::set);
        }
    }

    private static boolean isUser(Mark mark, @Nullable String username) {
        String user = mark.text().substring(0, mark.text().indexOf(':'));
        return user.equals("*") || user.equals(username);
    }

    private List<CampaignMatch> matches(BitSet found) {
        Map<String, List<Mark>> named = new LinkedHashMap<>();
        found.stream()
                .mapToObj(marks::get)
                .forEach(mark -> named.computeIfAbsent(mark.campaign(), any -> new ArrayList<>())
                        .add(mark));
        return named.entrySet().stream()
                .map(entry -> entry.getValue().stream()
                        .filter(mark -> mark.unless().stream()
                                .noneMatch(other -> !other.equals(entry.getKey()) && named.containsKey(other)))
                        .toList())
                .filter(own -> !own.isEmpty())
                .map(CampaignFinder::match)
                .toList();
    }

    private static CampaignMatch match(List<Mark> own) {
        Mark first = own.get(0);
        return new CampaignMatch(
                first.campaign(), first.kind(), own.stream().map(Mark::label).toList(), first.source());
    }
}
