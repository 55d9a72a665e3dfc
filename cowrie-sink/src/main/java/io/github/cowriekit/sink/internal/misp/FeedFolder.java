package io.github.cowriekit.sink.internal.misp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.sink.internal.file.DiskFiles;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a feed, and within it {@code .state} with what it is made of. Events are written first, then the hashes, then the
 * manifest, then the index of what was published: what a failure left out is seen there and done by the next delivery. Not
 * thread-safe.
 */
public final class FeedFolder {
    private static final String STATE = ".state";
    private static final String HASHES = "hashes.csv";
    private static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final FeedConfig config;
    private final Clock clock;
    private final FeedState state;

    /** Makes one; touches no file. */
    public FeedFolder(Path folder, FeedConfig config, Clock clock) {
        this(folder, config, clock, new FeedState(folder.resolve(STATE), config.maxSessions()));
    }

    FeedFolder(Path folder, FeedConfig config, Clock clock, FeedState state) {
        this.folder = folder;
        this.config = config;
        this.clock = clock;
        this.state = state;
    }

    /** Adds sessions that are not there yet, and publishes what changed. */
    public Receipt add(List<Message> messages) throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new SinkException("the folder " + folder + " is missing");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate firstKept = today.minusDays(config.keepDays());
        Map<UUID, String> rejected = new HashMap<>();
        NavigableMap<LocalDate, List<Message>> byDay = new TreeMap<>();
        for (Message message : messages) {
            Optional<LocalDate> day = SessionObjects.dayOf(message.body());
            if (day.isEmpty()) {
                rejected.put(message.id(), "no objects for MISP, as this version writes them");
            } else if (!day.get().isBefore(firstKept)) {
                byDay.computeIfAbsent(day.get(), any -> new ArrayList<>()).add(message);
            }
        }
        boolean isDone = false;
        try {
            Files.createDirectories(folder.resolve(STATE));
            for (Map.Entry<LocalDate, List<Message>> one : byDay.entrySet()) {
                state.add(one.getKey(), one.getValue(), clock.instant().getEpochSecond());
            }
            publish(firstKept);
            isDone = true;
        } catch (IOException e) {
            throw DiskFiles.failure("cannot write the feed", e);
        } catch (UncheckedIOException e) {
            throw DiskFiles.failure("cannot read the feed", Objects.requireNonNull(e.getCause()));
        } finally {
            if (!isDone) {
                // whatever it was, such as too little memory: it may know ids of sessions that are in no file
                state.forget();
            }
        }
        return new Receipt(rejected, Map.of(), null);
    }

    private void publish(LocalDate firstKept) throws IOException, InterruptedException {
        FeedIndex index = FeedIndex.read(folder.resolve(STATE).resolve("index.json"), config.fingerprint());
        Set<DayPart> gone = new HashSet<>(index.events().keySet());
        Set<String> stale = new HashSet<>();
        index.events().values().forEach(published -> stale.add(published.uuid()));
        boolean isChanged = Files.notExists(folder.resolve(MANIFEST)) || Files.notExists(folder.resolve(HASHES));
        NavigableSet<DayPart> parts = state.parts();
        gone.addAll(parts);
        parts.removeIf(part -> part.day().isBefore(firstKept));
        for (DayPart part : parts) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            isChanged |= publish(part, index);
            stale.remove(config.eventId(part).toString());
        }
        gone.removeAll(parts);
        if (!isChanged && gone.isEmpty() && stale.isEmpty()) {
            return;
        }
        index.events().keySet().retainAll(parts);
        DiskFiles.replace(folder.resolve(HASHES), out -> {
            for (DayPart part : parts) {
                Files.copy(hashes(part), out);
            }
        });
        DiskFiles.replace(folder.resolve(MANIFEST), out -> SessionObjects.MAPPER.writeValue(out, manifest(index)));
        for (String uuid : stale) {
            Files.deleteIfExists(folder.resolve(uuid + ".json"));
        }
        for (DayPart part : gone) {
            // also one that a damaged index did not name
            Files.deleteIfExists(folder.resolve(config.eventId(part) + ".json"));
            Files.deleteIfExists(hashes(part));
            state.remove(part);
        }
        index.write();
    }

    /** Writes an event unless it is there; returns whether it did. */
    private boolean publish(DayPart part, FeedIndex index) throws IOException {
        String uuid = config.eventId(part).toString();
        Path file = folder.resolve(uuid + ".json");
        long bytes = state.size(part);
        FeedIndex.Published published = index.find(part);
        if (published != null
                && published.bytes() == bytes
                && published.uuid().equals(uuid)
                && Files.exists(file)
                && Files.exists(hashes(part))) {
            return false;
        }
        FeedEvent event = state.event(config, part);
        event.notBefore(leastTimestamp(published, bytes));
        ObjectNode json = event.json(part);
        DiskFiles.replace(file, out -> SessionObjects.MAPPER.writeValue(out, json));
        DiskFiles.replace(hashes(part), out -> {
            for (String hash : event.hashes()) {
                out.write((hash + "," + uuid + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        });
        index.events().put(part, new FeedIndex.Published(uuid, bytes, event.timestamp()));
        return true;
    }

    /**
     * Returns what the timestamp of an event must not be below: MISP looks again only at a later one, whether sessions were
     * added or the event says something else of itself, as it may if nothing is known of the published one.
     */
    private long leastTimestamp(FeedIndex.@Nullable Published published, long bytes) {
        if (published != null && published.bytes() == bytes) {
            return published.timestamp();
        }
        long now = clock.instant().getEpochSecond();
        return published == null ? now : Math.max(now, published.timestamp() + 1);
    }

    private ObjectNode manifest(FeedIndex index) {
        ObjectNode manifest = SessionObjects.MAPPER.createObjectNode();
        index.events()
                .forEach((part, published) ->
                        manifest.set(published.uuid(), FeedEvent.manifestEntry(config, part, published.timestamp())));
        return manifest;
    }

    private Path hashes(DayPart part) {
        return folder.resolve(STATE).resolve(part + ".hashes");
    }
}
