package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.SessionRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The sessions of the highest ranks, as compressed data; of a limited number and size, whatever comes. */
final class KeptSessions {
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final int maxSessions;
    private final PriorityQueue<Kept> kept = new PriorityQueue<>();
    private long bytes;

    KeptSessions(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    /** A session with its data in few bytes. */
    static final class Kept implements Comparable<Kept> {
        private final Rank rank;
        private final Card card;
        private final byte[] compressed;

        private Kept(Rank rank, Card card, byte[] compressed) {
            this.rank = rank;
            this.card = card;
            this.compressed = compressed;
        }

        Card card() {
            return card;
        }

        @Override
        public int compareTo(Kept other) {
            return rank.compareTo(other.rank);
        }

        /** Returns the JSON of the session. */
        byte[] data() {
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Keeps a session if it is among the highest; only then its data is asked for. */
    void offer(Rank rank, SessionRecord record, Function<SessionRecord, byte[]> data) {
        Kept least = kept.peek();
        if (maxSessions == 0 || (kept.size() == maxSessions && least != null && rank.compareTo(least.rank) <= 0)) {
            return;
        }
        Kept added = new Kept(rank, Card.of(record), compress(data.apply(record)));
        kept.add(added);
        bytes += added.compressed.length;
        while (kept.size() > maxSessions || bytes > MAX_BYTES) {
            bytes -= kept.remove().compressed.length;
        }
    }

    /** Returns the sessions, the highest first. */
    List<Kept> ranked() {
        List<Kept> ranked = new ArrayList<>(kept);
        ranked.sort(Collections.reverseOrder());
        return ranked;
    }

    private static byte[] compress(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length / 3);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
