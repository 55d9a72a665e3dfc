package io.github.cowriekit.report.internal.stix;

import io.github.cowriekit.report.Tlp;
import io.github.cowriekit.report.internal.export.JsonLines;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Writes STIX objects with the properties they have in common, each id once. */
final class StixObjects {
    /** Objects after which a bundle takes no more sessions; what is kept of each is its id, and of indicators all. */
    static final int MAX_OBJECTS = 200_000;
    /** Characters of indicators, which are kept until the end: URLs are as long as attackers make them. */
    static final long MAX_CHARACTERS = 16_000_000;

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The marking definitions that the standard fixes; it has the colours of TLP 1.0, in which clear is white. */
    private static final Map<Tlp, String> MARKINGS = Map.of(
            Tlp.CLEAR, "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
            Tlp.GREEN, "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
            Tlp.AMBER, "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
            Tlp.RED, "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed");

    private final JsonLines json;
    private final String marking;
    private final String creator = StixIds.of("identity", "CowrieKit");
    private final Set<UUID> written = new HashSet<>();
    private final Map<String, StixIndicator> indicators = new LinkedHashMap<>();
    private long kept;

    StixObjects(JsonLines json, Tlp tlp) {
        this.json = json;
        this.marking = Objects.requireNonNull(MARKINGS.get(tlp));
    }

    /** Writes what every bundle begins with: how it is marked, and who made it. */
    void begin(Tlp tlp) throws IOException {
        String colour = tlp == Tlp.CLEAR ? "white" : tlp.colour();
        json.element(out -> {
            out.text("type", "marking-definition");
            out.text("spec_version", "2.1");
            out.text("id", marking);
            out.text("created", "2017-01-20T00:00:00.000Z");
            out.text("definition_type", "tlp");
            out.text("name", "TLP:" + colour.toUpperCase(Locale.ROOT));
            out.object("definition", colour, value -> out.text("tlp", value));
        });
        json.element(out -> {
            out.text("type", "identity");
            out.text("spec_version", "2.1");
            out.text("id", creator);
            out.text("created", "2026-01-01T00:00:00.000Z");
            out.text("modified", "2026-01-01T00:00:00.000Z");
            out.text("name", "CowrieKit");
            out.text("description", "Sessions of a Cowrie honeypot");
            out.text("identity_class", "system");
        });
    }

    String creator() {
        return creator;
    }

    /** Returns whether the bundle has no room for the objects of one more session. */
    boolean isFull() {
        return written.size() + indicators.size() >= MAX_OBJECTS || kept >= MAX_CHARACTERS;
    }

    /** Writes an observable unless it is there. */
    void observable(String type, String id, JsonLines.Members members) throws IOException {
        if (isNew(id)) {
            json.element(out -> {
                out.text("type", type);
                out.text("spec_version", "2.1");
                out.text("id", id);
                out.texts("object_marking_refs", List.of(marking));
                members.write(out);
            });
        }
    }

    /** Writes an object that tells something, unless it is there. */
    void domain(String type, String id, Instant created, JsonLines.Members members) throws IOException {
        if (isNew(id)) {
            json.element(out -> {
                out.text("type", type);
                out.text("spec_version", "2.1");
                out.text("id", id);
                out.text("created_by_ref", creator);
                out.text("created", time(created));
                out.text("modified", time(created));
                out.texts("object_marking_refs", List.of(marking));
                members.write(out);
            });
        }
    }

    /** Keeps an indicator with what the sessions before told of it. */
    void indicator(StixIndicator indicator) {
        kept += indicators.containsKey(indicator.id()) ? 0 : indicator.length();
        indicators.merge(indicator.id(), indicator, StixIndicator::and);
    }

    /** Writes the indicators, after the last session. */
    void indicators() throws IOException {
        for (StixIndicator indicator : indicators.values()) {
            indicator.write(this);
        }
    }

    void relationship(String source, String type, String target, Instant created) throws IOException {
        domain("relationship", StixIds.of("relationship", source + "\n" + type + "\n" + target), created, out -> {
            out.text("relationship_type", type);
            out.text("source_ref", source);
            out.text("target_ref", target);
        });
    }

    /** Returns the time to the millisecond, the precision that the standard asks for. */
    static String time(Instant time) {
        return MILLISECONDS.format(time);
    }

    private boolean isNew(String id) {
        return written.add(UUID.fromString(id.substring(id.indexOf("--") + 2)));
    }
}
