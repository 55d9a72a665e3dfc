package io.github.cowriekit.sink.internal.misp;

import io.github.cowriekit.report.Tlp;
import java.util.UUID;

/**
 * What a feed says of itself and how much it holds.
 *
 * @param name what tells it from other feeds of the organisation
 * @param keepDays days before today
 * @param maxSessions of one event
 */
public record FeedConfig(
        String name, String organisation, UUID organisationId, Tlp marking, int keepDays, int maxSessions) {
    private static final UUID NAMESPACE = UUID.fromString("3b4cf6a8-6f0d-5b1c-9a55-0e1f3a5d7c92");

    /** Returns an id for an organisation that has none in MISP. */
    public static UUID idOf(String organisation) {
        return FeedUuid.of(NAMESPACE, organisation);
    }

    UUID eventId(DayPart part) {
        return FeedUuid.of(FeedUuid.of(organisationId, name), part.toString());
    }

    String info(DayPart part) {
        return name + ", " + part.day() + (part.number() == 1 ? "" : ", part " + part.number());
    }

    /** Returns the colour that MISP's taxonomy gives the marking. */
    String colour() {
        return switch (marking) {
            case CLEAR -> "#ffffff";
            case GREEN -> "#339900";
            case AMBER -> "#FFC000";
            case RED -> "#CC0033";
        };
    }

    /** Returns a text that changes when published events have to be written anew. */
    String fingerprint() {
        return name + "\n" + organisation + "\n" + organisationId + "\n" + marking;
    }
}
