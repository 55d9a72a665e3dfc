package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of SPUR, each only where SPUR says something; of several tunnels the script keeps the last. */
final class LegacySpur {
    private LegacySpur() {}

    static void add(LegacyText text, SpurFacts facts) {
        line(text, "SPUR ASN", facts.asn());
        line(text, "SPUR ASN Organization", facts.asOrganization());
        line(text, "SPUR Organization", facts.organization());
        line(text, "SPUR Infrastructure", facts.infrastructure());
        SpurClient client = facts.client();
        if (client != null) {
            line(text, "SPUR Client Behaviors", client.behaviors());
            line(text, "SPUR Client Proxies", client.proxies());
            line(text, "SPUR Client Types", client.types());
            line(text, "SPUR Client Count", client.count());
            line(text, "SPUR Client Concentration", concentration(client.concentration()));
            line(text, "SPUR Client Countries", client.countries());
            line(text, "SPUR Client Geo-spread", client.spread());
        }
        line(text, "SPUR Risks", facts.risks());
        line(text, "SPUR Services", facts.services());
        line(text, "SPUR Location", location(facts.location()));
        if (!facts.tunnels().isEmpty()) {
            SpurFacts.Tunnel tunnel = facts.tunnels().get(facts.tunnels().size() - 1);
            line(text, "SPUR Anonymous Tunnel", tunnel.anonymous());
            line(text, "SPUR Tunnel Entries", tunnel.entries());
            line(text, "SPUR Tunnel Operator", tunnel.operator());
            line(text, "SPUR Tunnel Type", tunnel.type());
        }
    }

    private static void line(LegacyText text, String label, @Nullable Object value) {
        boolean isEmpty = value == null
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        if (!isEmpty) {
            text.line(label, Python.str(value));
        }
    }

    /** In alphabetical order of the keys, as SPUR sends them. */
    private static Map<String, Object> concentration(SpurClient.@Nullable Concentration value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value != null) {
            put(map, "city", value.city());
            put(map, "country", value.country());
            put(map, "density", value.density());
            put(map, "geohash", value.geohash());
            put(map, "skew", value.skewKilometres());
            put(map, "state", value.state());
        }
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static String location(SpurFacts.@Nullable Location location) {
        if (location == null) {
            return "";
        }
        return (location.city() == null ? "" : location.city() + ", ")
                + (location.state() == null ? "" : location.state() + ", ")
                + (location.country() == null ? "" : location.country());
    }
}
