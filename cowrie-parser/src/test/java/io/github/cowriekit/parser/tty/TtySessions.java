package io.github.cowriekit.parser.tty;

import static io.github.cowriekit.parser.tty.TtyBytes.START;
import static io.github.cowriekit.parser.tty.TtyBytes.opened;

import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.time.Instant;
import java.util.List;

/** A recording, the session that made it, and what its log says about it. */
final class TtySessions {
    static final String ID = "a1b2c3d4e5f6";

    /** From START to START + 0.6 s. */
    static final TtyBytes RECORDING =
            opened().out("$ ").keys("id\r").out("uid=0\n").close();

    private TtySessions() {}

    static Recording.Builder logged() {
        return Recording.builder()
                .ttylog("var/lib/cowrie/tty/" + RECORDING.name())
                .sha256(RECORDING.name())
                .duplicate(false)
                .at(START.plusMillis(610));
    }

    static Session session(Instant from, Instant to, Recording... recordings) {
        return Session.builder(ID, SessionEnd.CLOSED)
                .startedAt(from)
                .endedAt(to)
                .recordings(List.of(recordings))
                .build();
    }

    static Session session(Recording recording) {
        return session(START.minusSeconds(2), START.plusSeconds(2), recording);
    }
}
