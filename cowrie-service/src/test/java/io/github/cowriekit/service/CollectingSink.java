package io.github.cowriekit.service;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A receiver in memory. */
final class CollectingSink implements Sink {
    private final List<Message> messages = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private boolean down;

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(SessionJson.toJson(session));
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return Optional.of(alert.kind().label() + " " + alert.session() + " " + alert.details());
    }

    @Override
    public synchronized Receipt deliver(List<Message> batch) {
        if (down) {
            throw new SinkException("down");
        }
        messages.addAll(batch);
        batch.forEach(message -> times.add(System.nanoTime()));
        notifyAll();
        return Receipt.accepted();
    }

    synchronized void setDown(boolean isDown) {
        down = isDown;
    }

    /** Returns the ids that Cowrie gave the sessions that arrived, in their order. */
    synchronized List<String> sessions() {
        return messages.stream()
                .filter(message -> message.kind() == Message.Kind.SESSION)
                .map(message -> SessionJson.read(message.body()).session().id())
                .toList();
    }

    synchronized List<String> alerts() {
        return messages.stream()
                .filter(message -> message.kind() == Message.Kind.ALERT)
                .map(Message::body)
                .toList();
    }

    /** Waits for so many messages, and returns when the last of them came, by {@link System#nanoTime()}. */
    synchronized long await(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (messages.size() < count && System.nanoTime() < end) {
            wait(200);
        }
        if (messages.size() < count) {
            throw new AssertionError("only " + messages.size() + " of " + count + " messages");
        }
        return times.get(count - 1);
    }
}
