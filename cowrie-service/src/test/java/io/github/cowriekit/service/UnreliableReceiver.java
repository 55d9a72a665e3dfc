package io.github.cowriekit.service;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a receiver has stored, by id, and how it behaves at the moment. Thread-safe. */
final class UnreliableReceiver {
    /** How it treats what it gets. */
    enum Manner {
        /** Stores it and says so. */
        GOOD,
        /** The same after a while. */
        SLOW,
        /** Refuses it or breaks off. */
        DOWN,
        /** Answers nothing. */
        HANGING,
        /** Stores it, or some of it, and says that it did not. */
        LYING
    }

    private final String name;
    private final Random random;
    private final Map<String, String> sessions = new TreeMap<>();
    private final Map<String, String> alerts = new TreeMap<>();
    private Manner manner = Manner.GOOD;
    private int repetitions;
    private int changed;
    private int troubles;

    UnreliableReceiver(String name) {
        this.name = name;
        this.random = new Random(name.hashCode());
    }

    synchronized void become(Manner next) {
        manner = next;
        troubles = 0;
        notifyAll();
    }

    /** Returns how something that has just arrived is treated; waits before that if it is slow or hangs. */
    synchronized Manner meet() {
        Manner now = manner;
        troubles += now == Manner.GOOD ? 0 : 1;
        notifyAll();
        if (now == Manner.SLOW) {
            await(Duration.ofMillis(100), () -> false);
        } else if (now == Manner.HANGING) {
            await(Duration.ofMinutes(2), () -> manner != Manner.HANGING);
        }
        return now;
    }

    synchronized boolean flip() {
        return random.nextBoolean();
    }

    synchronized void store(boolean isAlert, String id, String body) {
        String before = (isAlert ? alerts : sessions).put(id, body);
        if (before != null) {
            repetitions++;
            changed += before.equals(body) ? 0 : 1;
        }
        notifyAll();
    }

    /** Waits until something arrived that was not treated well. */
    synchronized boolean awaitTrouble(Duration time) {
        return await(time, () -> troubles > 0);
    }

    /** Waits for the session that has this id in Cowrie. */
    synchronized boolean awaitSession(String session, Duration time) {
        return await(time, () -> sessions.values().stream().anyMatch(body -> body.contains(session)));
    }

    synchronized Map<String, String> sessions() {
        return new TreeMap<>(sessions);
    }

    synchronized Map<String, String> alerts() {
        return new TreeMap<>(alerts);
    }

    /** Returns how often something came that was there. */
    synchronized int repetitions() {
        return repetitions;
    }

    /** Returns how often something came under the id of something else. */
    synchronized int changed() {
        return changed;
    }

    @Override
    public String toString() {
        return name;
    }

    private synchronized boolean await(Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        try {
            while (!condition.getAsBoolean() && left > 0) {
                wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return condition.getAsBoolean();
    }
}
