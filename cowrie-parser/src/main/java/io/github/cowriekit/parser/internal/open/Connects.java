package io.github.cowriekit.parser.internal.open;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.parser.internal.bytes.Words;
import io.github.cowriekit.parser.internal.json.ShortText;
import io.github.cowriekit.parser.internal.session.SessionContext;
import io.github.cowriekit.parser.internal.session.SessionDraft;
import io.github.cowriekit.parser.internal.time.Micros;

/** Tells sessions apart by what no two connections have in common: start, which must be exact, address and port. */
final class Connects {
    private Connects() {}

    /** Returns whether a connect at a time is the one with which a session began. */
    static boolean beganWith(OpenSession session, Endpoint client, long time, SessionContext context) {
        SessionDraft whole = session.draft();
        Endpoint from = whole == null
                ? session.source(context.slices())
                : whole.connection().source();
        long start =
                whole == null ? session.startedAt : Micros.of(whole.connection().startedAt());
        return Micros.isExact(time) && start == time && client.port() != null && client.equals(from);
    }

    /** Returns a hash of that and of the id, 0 if something of it is missing or not exact. */
    static long key(OpenSession session) {
        SessionDraft whole = session.draft();
        if (whole == null) {
            return session.sourcePort == CompactContent.NO_PORT
                    ? 0
                    : key(session, session.startedAt, session.sourcePort, hash(session.sourceHead, session.sourceTail));
        }
        Endpoint source = whole.connection().source();
        return source.ip() == null || source.port() == null
                ? 0
                : key(session, Micros.of(whole.connection().startedAt()), source.port(), hash(source.ip()));
    }

    private static long key(OpenSession session, long start, int port, long address) {
        if (!Micros.isExact(start)) {
            return 0;
        }
        long id = session.idTail() == ShortText.TOO_LONG
                ? session.id().hashCode()
                : hash(session.idHead(), session.idTail());
        long key = Words.mix(Words.mix(start + port) + id * 31 + address);
        return key == 0 ? 1 : key;
    }

    private static long hash(String text) {
        long tail = ShortText.tail(text);
        return tail == ShortText.TOO_LONG ? text.hashCode() : hash(ShortText.head(text), tail);
    }

    private static long hash(long head, long tail) {
        return Words.mix(head + Words.mix(tail));
    }
}
