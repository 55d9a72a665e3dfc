package io.github.cowriekit.store.internal.ingest;

import io.github.cowriekit.store.IngestSummary;
import io.github.cowriekit.store.internal.codec.EncodedSession;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionIdentity;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.codec.Subject;
import io.github.cowriekit.store.internal.codec.SubjectKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes sessions within one transaction: those that are new, and those that are fuller than what is there. */
final class Batch {
    private static final LongSet NONE = new LongSet();

    private final Connection connection;
    private final List<EncodedSession> sessions;
    private final List<Added> added = new ArrayList<>();
    private final List<EncodedSession> replacing = new ArrayList<>();
    private final List<Placement.Place> replaced = new ArrayList<>();

    private record Added(long key, EncodedSession session) {}

    Batch(Connection connection, List<EncodedSession> sessions) {
        this.connection = connection;
        this.sessions = sessions;
    }

    IngestSummary write() throws SQLException {
        place();
        try (Subjects subjects = new Subjects(connection)) {
            Totals totals = new Totals(connection, subjects);
            if (!replaced.isEmpty()) {
                replaceAll(subjects, totals);
            }
            insertAll(subjects, totals);
            totals.write();
        }
        return new IngestSummary(
                added.size(), replaced.size(), (long) sessions.size() - added.size() - replaced.size());
    }

    private void place() throws SQLException {
        Map<SessionIdentity, EncodedSession> fullest = new LinkedHashMap<>();
        for (EncodedSession session : sessions) {
            EncodedSession unused = fullest.merge(
                    session.head().identity(), session, (a, b) -> b.head().isMoreThan(a.head()) ? b : a);
        }
        try (Placement placement = new Placement(connection, sessions)) {
            for (EncodedSession session : fullest.values()) {
                Placement.Place place = placement.place(session);
                if (place.stored() == null) {
                    added.add(new Added(place.key(), session));
                } else if (session.head().isMoreThan(place.stored().head())) {
                    replacing.add(session);
                    replaced.add(place);
                }
            }
        }
    }

    private void insertAll(Subjects subjects, Totals totals) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO session VALUES (?, ?, ?, ?)")) {
            // in the order of the table: each of its pages is filled at once and not come back to
            added.sort(Comparator.comparingLong(Added::key));
            for (Added one : added) {
                EncodedSession session = one.session();
                long key = one.key();
                long[] ids = ids(session, subjects);
                long address = session.address() == null ? 0 : subjects.id(session.address());
                insert.setLong(1, key);
                insert.setShort(
                        2, SessionIdentity.nameHash(session.head().identity().name()));
                insert.setLong(3, address);
                insert.setBytes(4, stored(session, ids).toBytes(key));
                insert.addBatch();
                mention(session, ids, address, key, totals, NONE);
            }
            insert.executeBatch();
        }
    }

    /** Adds what a session has and its former copy had not, and removes what it no longer has, such as an old verdict. */
    private void replaceAll(Subjects subjects, Totals totals) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement("UPDATE session SET body = ?, address = ? WHERE id = ?");
                Removal removal = new Removal(connection)) {
            for (int i = 0; i < replaced.size(); i++) {
                EncodedSession session = replacing.get(i);
                Placement.Place place = replaced.get(i);
                Stored stored = place.stored();
                if (stored == null) {
                    throw new IllegalStateException("a session is replaced that is not there");
                }
                long[] ids = ids(session, subjects);
                long address = session.address() == null ? 0 : subjects.id(session.address());
                LongSet kept = new LongSet();
                for (long id : ids) {
                    kept.add(id);
                }
                LongSet before = new LongSet();
                for (long id : stored.body().subjects()) {
                    if (kept.contains(id) && stored.address() == address) {
                        before.add(id);
                    } else {
                        removal.remove(id, key -> key == place.key());
                    }
                }
                update.setBytes(1, stored(session, ids).toBytes(place.key()));
                update.setLong(2, address);
                update.setLong(3, place.key());
                update.executeUpdate();
                mention(session, ids, address, place.key(), totals, before);
            }
        }
    }

    private static StoredBody stored(EncodedSession session, long[] ids) {
        int lines = 0;
        for (Subject subject : session.subjects()) {
            lines += subject.kind() == SubjectKind.COMMAND ? 1 : 0;
        }
        return new StoredBody(lines, ids, session.head().identity().start(), session.body());
    }

    private static long[] ids(EncodedSession session, Subjects subjects) throws SQLException {
        List<Subject> all = session.subjects();
        long[] ids = new long[all.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = subjects.id(all.get(i));
        }
        return ids;
    }

    private static void mention(
            EncodedSession session, long[] ids, long address, long key, Totals totals, LongSet known) {
        for (int i = 0; i < ids.length; i++) {
            if (session.subjects().get(i).kind().isCounted() && !known.contains(ids[i])) {
                totals.mention(ids[i], address, key);
            }
        }
    }
}
