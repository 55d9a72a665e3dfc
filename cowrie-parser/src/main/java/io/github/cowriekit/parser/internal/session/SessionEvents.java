package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.event.SessionClosed;
import io.github.cowriekit.model.event.SessionConnect;
import io.github.cowriekit.model.event.client.ClientKex;
import io.github.cowriekit.model.event.client.ClientSize;
import io.github.cowriekit.model.event.client.ClientVersion;

/** Puts events into the session they belong to. */
public final class SessionEvents {
    private SessionEvents() {}

    /** Puts an event where it belongs. */
    public static void add(SessionDraft session, CowrieEvent event) {
        EventHeader header = event.header();
        session.count(event.eventId());
        session.connection().takeTime(event.timestamp());
        if (!session.knowsProtocol()) {
            session.takeProtocol(header.protocol());
        }
        if (event instanceof SessionConnect) {
            session.connection().connect(header.source(), header.destination());
        } else {
            session.connection().takeSource(header.source());
        }
        // a forwarding carries no address of the honeypot, its header says so
        if (!session.connection().knowsDestination()) {
            session.connection().takeDestination(header.destination());
        }
        place(session, event);
    }

    /** Puts an event where it belongs, apart from what every event says. */
    public static void place(SessionDraft session, CowrieEvent event) {
        if (!placeOnce(session, event)
                && !session.items().place(event, session.connection().isConnected())) {
            session.items().notice(event);
        }
    }

    /** Takes what a session has once; returns false if the event belongs elsewhere or comes again. */
    private static boolean placeOnce(SessionDraft session, CowrieEvent event) {
        if (event instanceof SessionConnect) {
            return true;
        }
        if (event instanceof SessionClosed close) {
            return session.connection().close(close.duration());
        }
        if (event instanceof ClientVersion client) {
            return session.takeVersion(client.version(), client.kex());
        }
        if (event instanceof ClientKex client) {
            return session.takeKex(client.kex());
        }
        return event instanceof ClientSize size && session.takeSize(size.width(), size.height());
    }
}
