package io.github.cowriekit.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sessions that are written line by line, several at a time, into a log that is rotated now and then. */
final class RandomVisits {
    private static final int MOST_OPEN = 8;

    private final WrittenLog log;
    private final Random random;
    private final List<Visit> open = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private int rotations;
    private boolean isEmpty = true;

    private static final class Visit {
        private final String id;
        private int lines;

        Visit(String id) {
            this.id = id;
        }
    }

    RandomVisits(WrittenLog log, Random random) {
        this.log = log;
        this.random = random;
    }

    /** Writes some lines. */
    void goOn() {
        for (int lines = random.nextInt(40); lines > 0; lines--) {
            if (random.nextInt(200) == 0 && !isEmpty) {
                log.rotate();
                rotations++;
                isEmpty = true;
            }
            if (open.isEmpty() || (open.size() < MOST_OPEN && random.nextInt(4) == 0)) {
                begin();
            } else {
                goOn(open.get(random.nextInt(open.size())));
            }
        }
    }

    /** Writes a whole session and returns its id. */
    String whole() {
        Visit visit = begin();
        end(visit);
        return visit.id;
    }

    /** Ends the sessions that go on, and returns the last one. */
    String end() {
        while (!open.isEmpty()) {
            end(open.get(0));
        }
        return whole();
    }

    /** Returns the ids of all sessions. */
    List<String> all() {
        return all;
    }

    int rotations() {
        return rotations;
    }

    private Visit begin() {
        Visit visit = new Visit(String.format("a%011x", all.size()));
        all.add(visit.id);
        open.add(visit);
        log.from("203.0.113." + random.nextInt(255));
        log.connect(visit.id, Instant.now());
        isEmpty = false;
        return visit;
    }

    private void end(Visit visit) {
        while (open.contains(visit)) {
            goOn(visit);
        }
    }

    private void goOn(Visit visit) {
        Instant now = Instant.now();
        switch (visit.lines++) {
            case 0 -> log.login(visit.id, now);
            case 1, 2 -> log.command(visit.id, now, "echo " + visit.id + " > /tmp/" + random.nextInt(100));
            default -> {
                log.close(visit.id, now);
                open.remove(visit);
            }
        }
        isEmpty = false;
    }
}
