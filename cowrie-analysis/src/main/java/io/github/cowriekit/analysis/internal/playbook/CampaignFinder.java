package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Where;
import io.github.cowriekit.model.Client;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds known campaigns, tools and probes by their marks. Immutable. */
public final class CampaignFinder {
    private static final Known NOTHING = new Known(List.of(), List.of());
    private static final int MOST_REMEMBERED = 1_000;

    private final List<Mark> marks;
    private final CommandMarks lineMarks;
    /** Positions of marks by the exact value they look for, such as the hash of a file. */
    private final Map<Where, Map<String, BitSet>> byText;

    private final Map<String, BitSet> clients;
    private final CredentialMarks credentials;
    private final Memo<BitSet> onlyMarks = new Memo<>(this::only);
    /** Caches the matches for a set of marks; most sessions have one of a few sets. */
    private final Map<BitSet, Known> remembered = new ConcurrentHashMap<>();

    private CampaignFinder(List<Mark> marks) {
        this.marks = marks;
        this.lineMarks = new CommandMarks(marks);
        this.byText = IntStream.range(0, marks.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> marks.get(i).where(),
                        Collectors.groupingBy(
                                i -> marks.get(i).text(),
                                Collectors.reducing(new BitSet(), CampaignFinder::single, CampaignFinder::both))));
        this.clients = byText.getOrDefault(Where.CLIENT, Map.of());
        this.credentials = new CredentialMarks(marks);
    }

    /**
     * What the marks of a session stand for, in the order of the table.
     *
     * @param campaigns families and worms
     * @param tools tools and probes
     */
    record Known(List<CampaignMatch> campaigns, List<CampaignMatch> tools) {}

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
     * @throws io.github.cowriekit.analysis.AnalysisDataException if a row is invalid or missing
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
        CredentialMarks.Pair pair = credentials.find(login);
        return pair == null ? List.of() : pair.campaigns();
    }

    /**
     * Returns what the marks of a session stand for.
     *
     * @param linesAtLogin shell lines that came as logins
     * @param keys keys that its commands plant
     * @param hashes SHA-256 of its files
     */
    Known find(Session session, List<String> linesAtLogin, List<PlantedKey> keys, List<String> hashes) {
        BitSet found = new BitSet();
        for (Login login : session.logins()) {
            CredentialMarks.Pair pair = credentials.find(login);
            if (pair != null) {
                found.or(pair.marks());
            }
        }
        ofClient(found, session.client());
        if (!session.commands().isEmpty()) {
            inCommands(found, session.commands());
            for (PlantedKey key : keys) {
                add(found, Where.COMMENT, key.comment());
                add(found, Where.KEY, key.fingerprint());
            }
        }
        if (!session.downloads().isEmpty() || !session.uploads().isEmpty()) {
            for (String hash : hashes) {
                add(found, Where.FILE, hash);
            }
            inFiles(found, session);
        }
        for (String line : linesAtLogin) {
            found.or(lineMarks.in(line));
        }
        return found.isEmpty() ? NOTHING : known(found);
    }

    private Known known(BitSet found) {
        Known known = remembered.get(found);
        if (known == null) {
            List<CampaignMatch> matches = matches(found);
            known = new Known(only(matches, true), only(matches, false));
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(found, known);
        }
        return known;
    }

    private static List<CampaignMatch> only(List<CampaignMatch> matches, boolean campaigns) {
        return matches.stream()
                .filter(match -> match.kind().isCampaign() == campaigns)
                .toList();
    }

    private void ofClient(BitSet found, Client client) {
        String version = client.softwareVersion();
        BitSet positions = version == null ? null : clients.get(version);
        if (positions != null) {
            found.or(positions);
        }
        if (version != null && ClientMark.isGoNarrow(version, client)) {
            add(found, Where.CLIENT, ClientMark.GO_NARROW);
        }
    }

    private void inCommands(BitSet found, List<Command> commands) {
        for (Command command : commands) {
            found.or(lineMarks.in(command.input()));
        }
        BitSet only = null;
        for (Command command : commands) {
            BitSet own = onlyMarks.get(command.input());
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

    /** Returns the marks, of those that every line of a session must have, that a line has. */
    private BitSet only(String line) {
        BitSet found = new BitSet();
        each(Where.ONLY, found, mark -> mark.is(line.strip()));
        return found;
    }

    private void inFiles(BitSet found, Session session) {
        for (Download download : session.downloads()) {
            if (download.url() != null) {
                found.or(lineMarks.inUrl(download.url()));
            }
            if (download.destination() != null) {
                found.or(lineMarks.inPath(download.destination()));
            }
        }
        for (Upload upload : session.uploads()) {
            String name = upload.filename();
            if (name != null) {
                found.or(lineMarks.inPath(name));
                each(Where.UPLOAD, found, mark -> mark.is(name));
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
                .filter(own -> !own.isEmpty() && !(own.size() == 1 && own.get(0).isWeak()))
                .map(CampaignFinder::match)
                .toList();
    }

    private static CampaignMatch match(List<Mark> own) {
        Mark first = own.get(0);
        return new CampaignMatch(
                first.campaign(), first.kind(), own.stream().map(Mark::label).toList(), first.source());
    }
}
