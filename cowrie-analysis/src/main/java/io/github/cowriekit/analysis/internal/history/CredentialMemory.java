package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.analysis.internal.data.Frequent;
import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.RecentLongs;
import io.github.cowriekit.analysis.internal.history.HistoryFeatures.Pair;
import io.github.cowriekit.analysis.internal.history.Novelties.Visit;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.assessment.CredentialView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each pair of user name and password was tried, and from about how many addresses. Each address sets one of the 64
 * bits of a pair, and the number of bits set gives an estimate: within a tenth for twenty addresses, useful up to some
 * hundreds. Bounded. Not thread-safe.
 */
final class CredentialMemory {
    private static final int PAIRS = 1 << 17;
    /** The error of a count is at most 2 / 50,000 of all counts. */
    private static final int COUNTED = 50_000;

    private Frequent<Long> times = new Frequent<>(COUNTED);
    private RecentLongs addresses = new RecentLongs(PAIRS);

    /**
     * Remembers the pairs of a session and returns what was known about them; new ones that logged in are added to the
     * news.
     */
    List<CredentialView> see(Visit visit, Novelties novelties, List<News> news) {
        SessionFeatures features = visit.features();
        if (features.credentials().isEmpty()) {
            return List.of();
        }
        List<CredentialView> seen = new ArrayList<>(features.credentials().size());
        List<String> fresh = new ArrayList<>();
        boolean opened = false;
        for (int i = 0; i < features.credentials().size(); i++) {
            CredentialView known = features.credentials().get(i);
            Login login = features.session().logins().get(known.login());
            Pair pair = visit.remembered().pairs().get(i);
            CredentialView view = see(visit, known, pair.tried(), novelties.isNew(visit, pair.sight()));
            seen.add(view);
            opened |= login.success();
            if (login.success() && Boolean.TRUE.equals(view.firstSeen()) && isOwn(view)) {
                fresh.add(login.username() + " / " + view.mask());
            }
        }
        if (opened) {
            novelties.tell(news, visit, Kind.CREDENTIAL, fresh);
        }
        return seen;
    }

    /** Returns whether a pair is in no list of defaults and used by no campaign. */
    static boolean isOwn(CredentialView view) {
        return view.defaults().isEmpty() && view.campaigns().isEmpty();
    }

    private CredentialView see(Visit visit, CredentialView view, long pair, boolean first) {
        long before = addresses.get(pair, 0);
        long own = bit(visit.remembered().address());
        // a session that was counted before has already set its bit
        long others = visit.held() ? before & ~own : before;
        addresses.put(pair, before | own);
        long earlier = times.atMost(pair) - visit.own();
        if (!visit.held()) {
            times.add(pair);
        }
        return view.seen(first, Math.max(0, earlier), count(others));
    }

    private static long bit(@Nullable Long address) {
        return address == null ? 0 : 1L << (Hash.mix(address) & (Long.SIZE - 1));
    }

    /** Linear counting. */
    private static long count(long bits) {
        int free = Math.max(1, Long.SIZE - Long.bitCount(bits));
        return Math.round(-Long.SIZE * Math.log((double) free / Long.SIZE));
    }

    void write(DataOutput out) throws IOException {
        times.write(out, DataOutput::writeLong);
        addresses.write(out);
    }

    static CredentialMemory read(DataInput in) throws IOException {
        CredentialMemory read = new CredentialMemory();
        read.times = Frequent.read(in, COUNTED, DataInput::readLong);
        read.addresses = RecentLongs.read(in, PAIRS);
        return read;
    }
}
