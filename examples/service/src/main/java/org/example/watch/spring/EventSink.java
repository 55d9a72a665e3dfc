package org.example.watch.spring;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes sessions and alerts as events, which listeners take in its thread, one after another. */
final class EventSink implements Sink {
    private final ApplicationEventPublisher publisher;

    EventSink(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public Optional<String> encode(SessionRecord session) {
        return Optional.of(SessionJson.toJson(session));
    }

    @Override
    public Optional<String> encode(Alert alert) {
        return Optional.of(alert.kind().label() + " " + alert.session() + " " + alert.details());
    }

    @Override
    public Receipt deliver(List<Message> messages) {
        messages.forEach(message -> publisher.publishEvent(new Arrival(message.id(), message.kind(), message.body())));
        return Receipt.accepted();
    }
}
