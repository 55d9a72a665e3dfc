package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.analysis.internal.paths.SessionPaths;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.assessment.PlantedKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers who created which files, to recognise who comes back to them within a day. Bounded. Not thread-safe. */
final class ReturningVisitors {
    private static final int MOST = 20_000;
    private static final int MOST_HANDS = 8;
    private static final long DAY = Duration.ofHours(24).toMillis();

    private final Bounded<Long, Made> files = new Bounded<>(MOST);

    /**
     * A client that may come back.
     *
     * @param address hash of its address
     * @param hands hashes of its HASSH with each key that it planted or offered
     * @param at when it connected, in milliseconds
     * @param sequence hash of its commands, 0 if there are none
     */
    record Visitor(long address, List<Long> hands, long at, long sequence) {
        static Visitor of(SessionFeatures features, long address, Instant at) {
            String hassh = features.session().client().hassh();
            List<Long> hands = hassh == null
                    ? List.of()
                    : Stream.concat(planted(features), offered(features))
                            .filter(Objects::nonNull)
                            .map(key -> Hash.of("hand", hassh, key))
                            .distinct()
                            .limit(MOST_HANDS)
                            .toList();
            String key = features.playbook().sequenceKey();
            return new Visitor(address, hands, at.toEpochMilli(), key == null ? 0 : Hash.of(key));
        }

        private static Stream<@Nullable String> planted(SessionFeatures features) {
            return features.playbook().keys().stream().map(PlantedKey::fingerprint);
        }

        private static Stream<@Nullable String> offered(SessionFeatures features) {
            return features.session().logins().stream()
                    .map(Login::publicKey)
                    .filter(Objects::nonNull)
                    .map(key -> key.fingerprint() == null ? key.key() : key.fingerprint());
        }

        private boolean isAlso(Visitor other) {
            return address == other.address || !Collections.disjoint(hands, other.hands);
        }

        private void write(DataOutput out) throws IOException {
            out.writeLong(address);
            State.writeLongs(out, hands.stream().mapToLong(Long::longValue).toArray());
            out.writeLong(at);
            out.writeLong(sequence);
        }

        private static Visitor read(DataInput in) throws IOException {
            long address = in.readLong();
            List<Long> hands =
                    LongStream.of(State.readLongs(in, MOST_HANDS)).boxed().toList();
            return new Visitor(address, hands, in.readLong(), in.readLong());
        }
    }

    /** Who created a file last, and whether others created it too. */
    private record Made(Visitor by, boolean byOthers) {}

    /**
     * Remembers the files that a session created, and returns whether it uses a file that the same visitor, and nobody else,
     * created within the last day, without creating it again.
     *
     * @param held whether the session was added before; then nothing is remembered
     * @param isCampaign tells from the hash of a sequence of commands whether it comes from several addresses
     */
    boolean visit(Visitor visitor, SessionPaths paths, boolean held, LongPredicate isCampaign) {
        boolean returned = !isCampaign.test(visitor.sequence())
                && paths.used().stream().anyMatch(path -> comesBack(visitor, path, held, isCampaign));
        if (held) {
            return returned;
        }
        for (String path : paths.made()) {
            long file = Hash.of(path);
            Made before = files.get(file);
            boolean byOthers =
                    before != null && (before.byOthers() || before.by().address() != visitor.address());
            files.put(file, new Made(visitor, byOthers));
        }
        return returned;
    }

    private boolean comesBack(Visitor visitor, String path, boolean held, LongPredicate isCampaign) {
        Made made = files.get(Hash.of(path));
        if (made == null || made.byOthers() || !made.by().isAlso(visitor)) {
            return false;
        }
        long since = visitor.at() - made.by().at();
        boolean isItself = held && visitor.equals(made.by());
        return !isItself
                && since >= 0
                && since <= DAY
                && !isCampaign.test(made.by().sequence());
    }

    void write(DataOutput out) throws IOException {
        State.writeMap(out, files, (data, made) -> {
            made.by().write(data);
            data.writeBoolean(made.byOthers());
        });
    }

    static ReturningVisitors read(DataInput in) throws IOException {
        ReturningVisitors read = new ReturningVisitors();
        State.readMap(in, read.files, MOST, data -> new Made(Visitor.read(data), data.readBoolean()));
        return read;
    }
}
