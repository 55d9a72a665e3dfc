package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.StoredSession;
import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.codec.SessionDecoder;
import io.github.cowriekit.store.internal.codec.StoredBody;
import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.Generation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Answers a question with a lazy stream of sessions. */
public final class Search {
    private static final int TEXTS_AT_ONCE = 256;

    private final Database database;

    /** Searches a database. */
    public Search(Database database) {
        this.database = database;
    }

    /** Returns the sessions that were asked for; nothing is read before the stream is. */
    public Stream<StoredSession> sessions(Question question) {
        Stream<StoredSession> sessions = stream(new Sessions(database, question))
                .filter(session ->
                        question.name() == null || session.session().id().equals(question.name()))
                .filter(session ->
                        question.similar() == null || question.similar().fits(session));
        return question.limit() == Long.MAX_VALUE ? sessions : sessions.limit(question.limit());
    }

    /** Tells of the rows of the sessions that were asked for, whatever the id and the similarity. */
    void forEachRow(Question question, Consumer<Row> rows) {
        Optional<Plan> found = Plan.of(database, question);
        if (found.isEmpty()) {
            return;
        }
        Plan plan = found.get();
        Rows pages = new Rows(database, plan, question.newestFirst());
        List<Row> page = pages.next();
        long told = 0;
        while (!page.isEmpty() && told < question.limit()) {
            try {
                for (Row row : page) {
                    if (told < question.limit() && plan.fits(row.body())) {
                        rows.accept(row);
                        told++;
                    }
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
                throw database.damaged(e);
            }
            page = pages.next();
        }
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** The sessions of a question, a page in memory; an iterator, since a flat map would read all of them for the first. */
    private static final class Sessions implements Iterator<StoredSession> {
        private final Database database;
        private final Question question;
        private final TextCache texts = new TextCache();
        private final Queue<Row> waiting = new ArrayDeque<>();
        private Iterator<StoredSession> page = List.<StoredSession>of().iterator();
        private @Nullable Plan plan;
        private @Nullable Rows rows;
        private boolean ended;
        /** Of the plan and everything that was read with it. */
        private String generation = "";
        /** The last session that was read to the end, null before the first. */
        private @Nullable Long done;

        Sessions(Database database, Question question) {
            this.database = database;
            this.question = question;
        }

        @Override
        public boolean hasNext() {
            while (!ended && !page.hasNext()) {
                readPage();
            }
            return !ended;
        }

        private void readPage() {
            if (plan == null || rows == null) {
                generation = database.read(Generation::of);
                plan = Plan.of(database, question).orElse(null);
                if (plan == null) {
                    ended = true;
                    return;
                }
                rows = new Rows(database, plan, question.newestFirst());
                if (done != null) {
                    rows.startAfter(done);
                }
            }
            if (waiting.isEmpty()) {
                waiting.addAll(rows.next());
            }
            if (waiting.isEmpty()) {
                ended = true;
            } else {
                try {
                    page = decode(plan).iterator();
                } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
                    throw database.damaged(e);
                }
            }
        }

        /** After a purge, what waits may have texts that are gone: it is read again. */
        private void startOver() {
            plan = null;
            rows = null;
            waiting.clear();
            texts.clear();
        }

        @Override
        public StoredSession next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Objects.requireNonNull(page.next());
        }

        /** Decodes the first of the rows that wait: as many as have not too much text for the memory, at least one. */
        private List<StoredSession> decode(Plan plan) {
            List<StoredBody> bodies = new ArrayList<>();
            Row last = waiting.element();
            LongSet subjects = new LongSet();
            boolean isEnough = false;
            while (!isEnough && !waiting.isEmpty()) {
                last = waiting.remove();
                if (plan.fits(last.body())) {
                    StoredBody body = StoredBody.of(last.key(), last.body());
                    for (long subject : body.subjects()) {
                        subjects.add(subject);
                    }
                    bodies.add(body);
                }
                if (subjects.size() >= TEXTS_AT_ONCE || waiting.isEmpty()) {
                    LongSet some = subjects;
                    String after = database.read(connection -> {
                        texts.load(connection, some);
                        return Generation.of(connection);
                    });
                    if (!after.equals(generation)) {
                        startOver();
                        return List.of();
                    }
                    subjects = new LongSet();
                    isEnough = texts.isFull();
                }
            }
            List<StoredSession> sessions = new ArrayList<>(bodies.size());
            for (StoredBody body : bodies) {
                sessions.add(SessionDecoder.decode(body, texts.texts(body.subjects())));
            }
            texts.trim();
            done = last.key();
            return sessions;
        }
    }
}
