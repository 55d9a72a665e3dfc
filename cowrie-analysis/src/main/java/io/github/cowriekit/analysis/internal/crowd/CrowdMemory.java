package io.github.cowriekit.analysis.internal.crowd;

import io.github.cowriekit.analysis.internal.crowd.Clusters.Found;
import io.github.cowriekit.analysis.internal.crowd.Clusters.Pivot;
import io.github.cowriekit.analysis.internal.crowd.Returns.Visitor;
import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.ClusterLink.Reason;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.CrowdSighting;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What earlier sessions were like. Bounded. Not thread-safe. */
public final class CrowdMemory {
    private static final int MOST_SENSORS = 1_000;
    /** Before that, everything on a sensor is new and nothing about it is rare. */
    private static final long WARM = 100;

    private static final long LARGE = 1_000;
    private static final long RARE = 5;
    private static final long RANGE_KNOWN = 20;
    private static final long POPULAR = 20;
    private static final Pattern SCHEME = Pattern.compile("^[a-z]{3,5}://");

    private final Clusters clusters;
    private final Sightings sightings;
    private final Visits visits;
    private final SharedSlips slips;
    private final Returns returns;
    /** Hash of the sensor to sessions, and sessions with commands. */
    private final Bounded<Long, long[]> sensors = new Bounded<>(MOST_SENSORS);

    private long withCommands;

    public CrowdMemory() {
        this(new Clusters(), new Sightings(), new Visits(), new SharedSlips(), new Returns());
    }

    private CrowdMemory(Clusters clusters, Sightings sightings, Visits visits, SharedSlips slips, Returns returns) {
        this.clusters = clusters;
        this.sightings = sightings;
        this.visits = visits;
        this.slips = slips;
        this.returns = returns;
    }

    /** Returns what was known about a session before it came, and remembers it. */
    public Seen observe(SessionParts parts, Traces traces) {
        Session session = parts.session();
        String sensor = String.valueOf(session.sensor());
        long[] counts = sensors.computeIfAbsent(Hash.of(sensor), any -> new long[2]);
        boolean warm = counts[0] >= WARM;
        Found found = clusters.place(session, parts.playbook(), parts.lines(), strong(parts));
        Map<String, String> news = new LinkedHashMap<>();
        playbookNews(news, parts, found, sensor, counts);
        otherNews(news, parts, sensor);
        List<CredentialView> credentials = credentials(parts, sensor);
        CrowdSighting sighting = sighting(parts, traces, found, credentials);
        counts[0]++;
        if (!session.commands().isEmpty()) {
            counts[1]++;
            withCommands++;
        }
        return new Seen(sighting, found == null ? null : found.link(), credentials, warm ? news : Map.of());
    }

    private static List<Pivot> strong(SessionParts parts) {
        Playbook playbook = parts.playbook();
        List<Pivot> pivots = new ArrayList<>();
        playbook.keys().stream()
                .map(PlantedKey::fingerprint)
                .filter(Objects::nonNull)
                .forEach(print -> pivots.add(new Pivot(Reason.SSH_KEY, print)));
        parts.files().forEach(hash -> pivots.add(new Pivot(Reason.FILE, hash)));
        playbook.writtenCredentials().forEach(pair -> pivots.add(new Pivot(Reason.WRITTEN_CREDENTIAL, pair)));
        playbook.urls().stream()
                .map(url -> SCHEME.matcher(url).replaceFirst(""))
                .filter(url -> url.indexOf('/') > 0 && url.indexOf('/') < url.length() - 1)
                .forEach(url -> pivots.add(new Pivot(Reason.URL, url)));
        return pivots;
    }

    private void playbookNews(
            Map<String, String> news, SessionParts parts, @Nullable Found found, String sensor, long[] counts) {
        String key = parts.playbook().sequenceKey();
        if (key != null) {
            long thing = Hash.of(sensor, "playbook", key);
            long before = sightings.count(thing);
            if (sightings.isNew(thing)) {
                news.put("new-playbook", key);
            } else if (counts[1] >= LARGE && before < RARE) {
                news.put("rare-playbook", "about " + before + " times");
            }
        }
        if (found == null || found.link().sessions() < RANGE_KNOWN) {
            return;
        }
        if (found.outside() != null) {
            news.put("outside-range", found.outside());
        }
    }

    private void otherNews(Map<String, String> news, SessionParts parts, String sensor) {
        String hassh = parts.client() == null ? null : parts.client().hassh();
        if (hassh != null && sightings.isNew(Hash.of(sensor, "hassh", hassh))) {
            news.put("new-hassh", hassh);
        }
        TreeSet<String> techniques = new TreeSet<>();
        for (String id : parts.techniques().ids()) {
            if (sightings.isNew(Hash.of(sensor, "technique", id))) {
                techniques.add(id);
            }
        }
        if (!techniques.isEmpty()) {
            news.put("new-technique", String.join(", ", techniques));
        }
        String target = null;
        for (Forward forward : parts.session().forwards()) {
            String name = forward.targetHost() + ":" + forward.targetPort();
            if (sightings.isNew(Hash.of(sensor, "forward", name)) && target == null) {
                target = name;
            }
        }
        if (target != null) {
            news.put("new-forward-target", target);
        }
    }

    private List<CredentialView> credentials(SessionParts parts, String sensor) {
        List<CredentialView> seen = new ArrayList<>();
        for (CredentialView view : parts.credentials()) {
            Login login = parts.session().logins().get(view.login());
            long thing = Hash.of(sensor, "pair", String.valueOf(login.username()), String.valueOf(login.password()));
            seen.add(view.seen(sightings.isNew(thing), sightings.count(thing)));
        }
        return seen;
    }

    private CrowdSighting sighting(
            SessionParts parts, Traces traces, @Nullable Found found, List<CredentialView> credentials) {
        Session session = parts.session();
        CrowdSighting.Builder sighting = CrowdSighting.builder()
                .storedSessions(withCommands)
                .campaign(parts.playbook().family())
                .tool(
                        parts.playbook().tools().isEmpty()
                                ? null
                                : parts.playbook().tools().get(0).name())
                .commonCredential(credentials.stream()
                        .anyMatch(view ->
                                !view.campaigns().isEmpty() || (view.earlier() != null && view.earlier() >= POPULAR)))
                .newCredential(credentials.size() == 1
                        && session.logins().get(credentials.get(0).login()).success()
                        && Boolean.TRUE.equals(credentials.get(0).firstSeen()));
        if (found != null) {
            sighting.addresses(found.sameSequenceAddresses()).durationRank(found.durationRank());
            boolean near = found.sameScript();
            sighting.nearSessions(near ? found.link().sessions() : 0)
                    .nearAddresses(near ? found.link().sources() : 0);
        }
        Instant start = session.startedAt();
        if (session.source().ip() != null && start != null) {
            Visits.Visit visit = visits.visit(Hash.of(session.source().ip()), start.toEpochMilli());
            sighting.sessionsInLastHour(visit.inLastHour())
                    .intervalVariation(visit.intervalVariation())
                    .returned(returns.visit(
                            Visitor.of(parts, session.source().ip(), start),
                            traces.paths(),
                            sequence -> clusters.addresses(sequence) > 1));
        }
        return sighting.scriptSlips(slips.see(traces.slips(), commandsAndSource(parts)))
                .build();
    }

    private static long commandsAndSource(SessionParts parts) {
        return Hash.of(
                String.valueOf(parts.playbook().sequenceKey()),
                String.valueOf(parts.session().source().ip()));
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(withCommands);
        clusters.write(out);
        sightings.write(out);
        visits.write(out);
        slips.write(out);
        returns.write(out);
        State.writeMap(out, sensors, (data, counts) -> {
            data.writeLong(counts[0]);
            data.writeLong(counts[1]);
        });
    }

    /** Reads what {@link #write} wrote. */
    public static CrowdMemory read(DataInput in) throws IOException {
        long withCommands = in.readLong();
        CrowdMemory read = new CrowdMemory(
                Clusters.read(in), Sightings.read(in), Visits.read(in), SharedSlips.read(in), Returns.read(in));
        read.withCommands = withCommands;
        State.readMap(in, read.sensors, MOST_SENSORS, data -> new long[] {data.readLong(), data.readLong()});
        return read;
    }
}
