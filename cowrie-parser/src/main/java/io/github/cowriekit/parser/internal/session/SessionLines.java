package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.parser.internal.event.Durations;
import io.github.cowriekit.parser.internal.event.EventFactory;
import io.github.cowriekit.parser.internal.event.EventHeaders;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.EventId;
import io.github.cowriekit.parser.internal.json.FieldName;

/**
 * Puts lines into the session they belong to; for the most frequent kinds without making a record of the event.
 *
 * <p>Does what {@link SessionEvents} does with the event of the line; a differential test checks that.
 */
public final class SessionLines {
    private SessionLines() {}

    /**
     * Puts the event of a line where it belongs.
     *
     * @param line of which nothing was read yet, with an event id and a time
     */
    public static void add(SessionDraft session, EventFields line) {
        EventId id = line.known();
        if (id == null) {
            SessionEvents.add(session, EventFactory.create(line));
            return;
        }
        switch (id) {
            case SESSION_CONNECT -> {
                see(session, line, id);
                session.connection().connect(line.endpoint(FieldName.SRC_IP, FieldName.SRC_PORT), line.destination());
            }
            case LOGIN_FAILED, LOGIN_SUCCESS -> {
                meet(session, line, id);
                Login login = new Login(
                        line.time(),
                        line.text(FieldName.USERNAME),
                        line.text(FieldName.PASSWORD),
                        EventFactory.publicKey(line),
                        id == EventId.LOGIN_SUCCESS);
                session.items().addLogin(login);
            }
            case COMMAND_INPUT -> {
                meet(session, line, id);
                String input = line.text(FieldName.INPUT);
                if (input == null) {
                    session.items().notice(EventFactory.create(line));
                } else {
                    session.items().addCommand(new Command(line.time(), input, false, line.filled(FieldName.REALM)));
                }
            }
            case CLIENT_VERSION -> {
                meet(session, line, id);
                if (!session.takeVersion(line.text(FieldName.VERSION), line.kex())) {
                    session.items().notice(EventFactory.create(line));
                }
            }
            case CLIENT_KEX -> {
                meet(session, line, id);
                KeyExchange exchange = line.kex();
                if (exchange == null || !session.takeKex(exchange)) {
                    session.items().notice(EventFactory.create(line));
                }
            }
            case SESSION_CLOSED -> {
                meet(session, line, id);
                if (!session.connection().close(Durations.of(line))) {
                    session.items().notice(EventFactory.create(line));
                }
            }
            default -> SessionEvents.add(session, EventFactory.create(line));
        }
    }

    /** Sees an event that is no connect. */
    private static void meet(SessionDraft session, EventFields line, EventId id) {
        see(session, line, id);
        session.connection().takeSource(line);
        if (!session.connection().knowsDestination()) {
            session.connection().takeDestination(line.destination());
        }
    }

    private static void see(SessionDraft session, EventFields line, EventId id) {
        session.count(id);
        session.connection().takeTime(line.time());
        if (!session.knowsProtocol()) {
            session.takeProtocol(EventHeaders.protocol(line));
        }
    }
}
