package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Frequent;
import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.analysis.internal.history.Clusters.Found;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.assessment.ClientIdentity;
import io.github.cowriekit.model.assessment.Confidence;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what is new or rare in a session within its group of sensors. Bounded. Not thread-safe. */
final class Novelties {
    private static final int MOST_GROUPS = 1_000;
    /** The error of a count is at most 2 / 50,000 of all counts. */
    private static final int COUNTED = 50_000;

    private static final long LARGE = 1_000;
    private static final long RARE = 5;
    private static final long COMMON = 20;
    private static final int NAMED = 3;
    private static final int LONGEST = 200;
    private static final int LONGEST_LINE = 60;

    private FirstSights sights = new FirstSights();
    private Frequent<Long> sequences = new Frequent<>(COUNTED);
    private final Bounded<Long, Group> groups = new Bounded<>(MOST_GROUPS);

    /**
     * A session in progress.
     *
     * @param held whether it was counted before
     */
    record Visit(SessionFeatures features, HistoryFeatures remembered, boolean held) {
        String group() {
            return remembered.group();
        }

        /** Returns 1 if the counts include the session itself, else 0. */
        int own() {
            return held ? 1 : 0;
        }
    }

    Group group(Visit visit) {
        return groups.computeIfAbsent(Hash.of(visit.group()), any -> new Group());
    }

    /** Adds a thing and returns whether it is new to the session. */
    boolean isNew(Visit visit, Kind kind, String thing) {
        return isNew(visit, hash(visit.group(), kind, thing));
    }

    /** Adds the thing with a {@link #hash} and returns whether it is new to the session. */
    boolean isNew(Visit visit, long hash) {
        return sights.isNew(hash, visit.remembered().identity());
    }

    static long hash(String group, Kind kind, String thing) {
        return Hash.of(group, kind.name(), thing);
    }

    /** Adds everything but the credentials of a session, and returns what is new or rare. */
    List<News> of(Visit visit, @Nullable Found found) {
        Group group = group(visit);
        List<News> news = new ArrayList<>();
        playbook(news, visit, group, found);
        if (found != null) {
            cluster(news, group, found, visit.own());
        }
        SessionFeatures features = visit.features();
        add(news, visit, Kind.TECHNIQUE, techniques(features));
        add(news, visit, Kind.URL, Urls.of(features));
        add(news, visit, Kind.KEY, keys(features));
        add(news, visit, Kind.FILE, named(features.files()));
        add(news, visit, Kind.FORWARD, targets(features));
        add(news, visit, Kind.CLIENT, client(features.client()));
        return news;
    }

    /** Adds the new ones of some things, given as a map from identity to name. */
    private void add(List<News> news, Visit visit, Kind kind, Map<String, String> things) {
        if (things.isEmpty()) {
            return;
        }
        List<String> fresh = new ArrayList<>();
        things.forEach((thing, name) -> {
            if (isNew(visit, kind, thing)) {
                fresh.add(name);
            }
        });
        tell(news, visit, kind, fresh);
    }

    /** Adds the new things of a kind to the news, and counts the session as one that brought this kind. */
    void tell(List<News> news, Visit visit, Kind kind, List<String> fresh) {
        Group group = group(visit);
        if (!fresh.isEmpty()) {
            news.add(new News(kind.reason, listed(fresh), group.share(kind, visit.own())));
        }
        if (!visit.held()) {
            group.count(kind, !fresh.isEmpty());
        }
    }

    /** The more sessions are alike, the less interesting one of them is; beyond twenty it makes no difference. */
    private static void cluster(List<News> news, Group group, Found found, int own) {
        ClusterLink link = found.link();
        if (link.sessions() > 0) {
            double share = Math.min(1, Math.log1p((double) link.sessions()) / Math.log1p(COMMON));
            news.add(new News(
                    "seen-before",
                    link.sessions() == 1 ? "1 session, " + link.name() : link.sessions() + " sessions, " + link.name(),
                    share));
        }
        if (link.sessions() >= COMMON && found.outside() != null) {
            news.add(new News("outside-range", found.outside(), group.share(own)));
        }
    }

    private void playbook(List<News> news, Visit visit, Group group, @Nullable Found found) {
        String key = visit.features().playbook().sequenceKey();
        if (key == null || found == null) {
            return;
        }
        boolean alone = found.link().isNew();
        long thing = Hash.of(visit.group(), "sequence", key);
        long before = Math.max(0, sequences.atMost(thing) - visit.own());
        boolean fresh = isNew(visit, Kind.PLAYBOOK, key);
        if (fresh && alone) {
            news.add(new News(
                    Kind.PLAYBOOK.reason,
                    commands(visit.features().session().commands()),
                    group.share(Kind.PLAYBOOK, visit.own())));
        } else if (!fresh && group.withCommands() >= LARGE && before < RARE) {
            news.add(new News("rare-playbook", "about " + before + (before == 1 ? " time" : " times"), 1));
        }
        if (!visit.held()) {
            sequences.add(thing);
            group.count(Kind.PLAYBOOK, fresh && alone);
        }
    }

    /** Returns the techniques of at least medium confidence other than discovery, by identifier. */
    private static Map<String, String> techniques(SessionFeatures features) {
        Map<String, String> techniques = new LinkedHashMap<>();
        for (AttemptedTechnique attempt : features.techniques().attempts()) {
            TechniqueRule rule = attempt.rule();
            // logins, files and forwards are news of their own
            boolean tells = attempt.command() != null || rule.category().equals("initial.exploit");
            if (tells && rule.confidence() != Confidence.LOW && !rule.tactics().equals(List.of("discovery"))) {
                techniques.put(rule.technique(), rule.technique() + " " + rule.name());
            }
        }
        return techniques;
    }

    private static Map<String, String> keys(SessionFeatures features) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (PlantedKey key : features.playbook().keys()) {
            if (key.fingerprint() != null) {
                keys.put(key.fingerprint(), key.fingerprint() + (key.comment() == null ? "" : " " + key.comment()));
            }
        }
        return keys;
    }

    private static Map<String, String> targets(SessionFeatures features) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (Forward forward : features.session().forwards()) {
            if (forward.targetHost() != null) {
                String name = forward.targetHost() + ":" + forward.targetPort();
                targets.put(name, name);
            }
        }
        return targets;
    }

    private static Map<String, String> client(@Nullable ClientIdentity client) {
        if (client == null || client.hassh() == null) {
            return Map.of();
        }
        String version = client.version() == null ? "" : " of " + client.version();
        return Map.of(client.hassh(), client.hassh() + version);
    }

    private static Map<String, String> named(List<String> things) {
        return things.isEmpty()
                ? Map.of()
                : things.stream()
                        .collect(Collectors.toMap(thing -> thing, thing -> thing, (a, b) -> a, LinkedHashMap::new));
    }

    private static String commands(List<Command> commands) {
        return listed(commands.stream()
                .map(command -> shortened(command.input().strip(), LONGEST_LINE))
                .toList());
    }

    private static String listed(List<String> names) {
        String first = names.stream()
                .limit(NAMED)
                .map(name -> shortened(name, LONGEST))
                .collect(Collectors.joining("; "));
        int left = names.size() - NAMED;
        return left > 0 ? first + "; and " + left + " more" : first;
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    void write(DataOutput out) throws IOException {
        sights.write(out);
        sequences.write(out, DataOutput::writeLong);
        State.writeMap(out, groups, (data, group) -> group.write(data));
    }

    static Novelties read(DataInput in) throws IOException {
        Novelties read = new Novelties();
        read.sights = FirstSights.read(in);
        read.sequences = Frequent.read(in, COUNTED, DataInput::readLong);
        State.readMap(in, read.groups, MOST_GROUPS, Group::read);
        return read;
    }
}
