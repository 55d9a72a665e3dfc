package io.github.cowriekit.sink;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A receiver that does what it is told, and keeps what it accepted. */
final class ScriptedSink implements Sink {
    /** What happens to one delivery. */
    @FunctionalInterface
    interface Act {
        Receipt on(List<Message> messages) throws InterruptedException;
    }

    final List<Message> accepted = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    final Deque<Act> script = new ArrayDeque<>();
    boolean isDown;
    int closed;

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(session.session().id());
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return Optional.of(alert.kind().label());
    }

    @Override
    public synchronized Receipt deliver(List<Message> messages) throws InterruptedException {
        batches.add(messages.size());
        Act act = script.poll();
        if (act == null && isDown) {
            throw new SinkException("down");
        }
        Receipt receipt = act == null ? Receipt.accepted() : act.on(messages);
        messages.stream()
                .filter(message -> !receipt.again().containsKey(message.id())
                        && !receipt.rejected().containsKey(message.id()))
                .forEach(accepted::add);
        notifyAll();
        return receipt;
    }

    synchronized List<String> bodies() {
        return accepted.stream().map(Message::body).toList();
    }

    synchronized void awaitAccepted(int count) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (accepted.size() < count && System.nanoTime() < end) {
            wait(100);
        }
    }

    @Override
    public void close() {
        closed++;
    }
}
