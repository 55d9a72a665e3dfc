package io.github.cowriekit.enrich.internal.rdap;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cuts the object of a network (RFC 9083) down to what is kept, and reads that. */
final class RdapAnswer {
    private static final List<String> TEXTS = List.of(
            "handle", "startAddress", "endAddress", "ipVersion", "name", "type", "country", "parentHandle", "port43");
    /** First addresses of networks that hold everything. */
    private static final Set<String> NOBODYS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private static final int MOST_ITEMS = 20;
    private static final int MOST_ENTITIES = 200;

    private RdapAnswer() {}

    /** Returns what is kept of a network: all but contacts, remarks and links, for they name people. */
    static Map<String, Object> reduce(AnswerFields network, String registry) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : TEXTS) {
            String text = network.text(name);
            if (text != null) {
                kept.put(name, text);
            }
        }
        List<AnswerFields> entities = entities(network);
        kept.put("status", network.tags("status").stream().limit(MOST_ITEMS).toList());
        kept.put("networks", cidrs(network));
        organization(entities).ifPresent(name -> kept.put("organization", name));
        kept.put("abuseMailboxes", abuseMailboxes(entities));
        kept.put("events", events(network));
        kept.put("registry", registry);
        return kept;
    }

    /** Reads what {@link #reduce} kept. */
    static RdapFacts read(AnswerFields kept) {
        return RdapFacts.builder()
                .handle(kept.text("handle"))
                .startAddress(kept.text("startAddress"))
                .endAddress(kept.text("endAddress"))
                .ipVersion(kept.text("ipVersion"))
                .name(kept.text("name"))
                .type(kept.text("type"))
                .country(kept.text("country"))
                .parentHandle(kept.text("parentHandle"))
                .status(kept.tags("status"))
                .networks(kept.texts("networks"))
                .organization(kept.text("organization"))
                .abuseMailboxes(kept.texts("abuseMailboxes"))
                .events(kept.objects("events").stream()
                        .map(event -> new RdapFacts.Event(event.text("eventAction"), event.time("eventDate")))
                        .toList())
                .whoisServer(kept.text("port43"))
                .registry(kept.text("registry"))
                .build();
    }

    /**
     * Returns the networks that an answer holds for, none if it holds for the address only that was asked about.
     *
     * <p>What is assigned goes to whoever uses it; parts of everything else, such as an allocation, may have holders of
     * their own, and which ones is known only by asking about an address of theirs.
     */
    static Set<String> networks(RdapFacts facts) {
        String start = facts.startAddress();
        String end = facts.endAddress();
        String type = facts.type();
        boolean isAssigned = type != null && type.toUpperCase(Locale.ROOT).contains("ASSIGN");
        return (start == null || end == null || !isAssigned) ? Set.of() : Networks.between(start, end);
    }

    /**
     * Returns whether an answer is about an address: not if it names a network elsewhere, or all there is, as a registry
     * does about what another one holds.
     */
    static boolean isAbout(RdapFacts facts, String address) {
        String start = facts.startAddress();
        String end = facts.endAddress();
        Boolean covered = (start == null || end == null) ? null : Networks.covers(start, end, address);
        if (covered == null) {
            return facts.networks().isEmpty()
                    || facts.networks().stream().anyMatch(network -> Networks.contains(network, address));
        }
        return covered && !NOBODYS.contains(start);
    }

    private static List<String> cidrs(AnswerFields network) {
        return network.objects("cidr0_cidrs").stream()
                .map(RdapAnswer::cidr)
                .filter(Objects::nonNull)
                .map(Objects::toString)
                .limit(MOST_ITEMS)
                .toList();
    }

    private static @Nullable String cidr(AnswerFields cidr) {
        String prefix = cidr.has("v4prefix") ? cidr.text("v4prefix") : cidr.text("v6prefix");
        Long length = cidr.number("length");
        return prefix == null || length == null ? null : prefix + "/" + length;
    }

    private static List<Map<String, Object>> events(AnswerFields network) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (AnswerFields event : network.objects("events")) {
            String action = event.text("eventAction");
            if (action != null && events.size() < MOST_ITEMS) {
                String date = event.text("eventDate");
                events.add(
                        date == null
                                ? Map.of("eventAction", action)
                                : Map.of("eventAction", action, "eventDate", date));
            }
        }
        return events;
    }

    /** Returns the contacts with those that stand inside others, the outer ones first. */
    private static List<AnswerFields> entities(AnswerFields network) {
        List<AnswerFields> all = new ArrayList<>();
        Deque<AnswerFields> open = new ArrayDeque<>(network.objects("entities"));
        while (!open.isEmpty() && all.size() < MOST_ENTITIES) {
            AnswerFields entity = open.remove();
            all.add(entity);
            open.addAll(entity.objects("entities"));
        }
        return all;
    }

    /** Returns the holder unless it is a person. */
    private static Optional<String> organization(List<AnswerFields> entities) {
        return entities.stream()
                .filter(entity -> entity.texts("roles").contains("registrant"))
                .filter(entity -> !vcard(entity, "kind").toList().contains("individual"))
                .flatMap(entity -> vcard(entity, "fn"))
                .findFirst();
    }

    private static List<String> abuseMailboxes(List<AnswerFields> entities) {
        Set<String> mailboxes = new LinkedHashSet<>();
        entities.stream()
                .filter(entity -> entity.texts("roles").contains("abuse"))
                .flatMap(entity -> vcard(entity, "email"))
                .limit(MOST_ITEMS)
                .forEach(mailboxes::add);
        return List.copyOf(mailboxes);
    }

    /** Returns the values of a property of a jCard: a list of properties, each a list of name, parameters, type, values. */
    private static Stream<String> vcard(AnswerFields entity, String property) {
        return entity.rows("vcardArray").stream()
                .flatMap(properties -> properties.rows().stream())
                .filter(row -> property.equals(row.text("0")))
                .flatMap(row -> row.texts("3").stream());
    }
}
