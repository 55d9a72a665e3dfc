package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The SPUR lines of a host, each only where SPUR says something. */
final class SpurLines {
    private final LabelledLines lines;

    SpurLines(LabelledLines lines) {
        this.lines = lines;
    }

    void add(SpurFacts facts) {
        int before = lines.length();
        lines.ifPresent("SPUR ASN", facts.asn());
        lines.ifPresent("SPUR ASN Organization", facts.asOrganization());
        lines.ifPresent("SPUR Organization", facts.organization());
        lines.ifPresent("SPUR Infrastructure", facts.infrastructure());
        if (facts.client() != null) {
            client(facts.client());
        }
        lines.ifPresent("SPUR Risks", facts.risks());
        lines.ifPresent("SPUR Services", facts.services());
        lines.ifPresent("SPUR Location", location(facts.location()));
        int number = 1;
        for (SpurFacts.Tunnel tunnel : facts.tunnels()) {
            tunnel(tunnel, number++);
        }
        SpurFacts.Ai ai = facts.ai();
        if (ai != null) {
            lines.ifPresent("SPUR AI Operator", ai.operator());
            lines.ifPresent("SPUR AI Types", ai.types());
        }
        if (lines.length() == before) {
            lines.add("SPUR", "found, no details");
        }
    }

    private void client(SpurClient client) {
        lines.ifPresent("SPUR Client Behaviors", client.behaviors());
        lines.ifPresent("SPUR Client Proxies", client.proxies());
        lines.ifPresent("SPUR Client Types", client.types());
        lines.ifPresent("SPUR Client Count", client.count());
        lines.ifPresent("SPUR Client Concentration", concentration(client.concentration()));
        lines.ifPresent("SPUR Client Countries", client.countries());
        lines.ifPresent("SPUR Client Geo-spread", client.spread());
    }

    private void tunnel(SpurFacts.Tunnel tunnel, int number) {
        if (number == 1) {
            lines.ifPresent("SPUR Anonymous Tunnel", tunnel.anonymous());
            lines.ifPresent("SPUR Tunnel Entries", tunnel.entries());
            lines.ifPresent("SPUR Tunnel Operator", tunnel.operator());
            lines.ifPresent("SPUR Tunnel Type", tunnel.type());
        } else {
            lines.ifPresent("SPUR Tunnel " + number + " Anonymous", tunnel.anonymous());
            lines.ifPresent("SPUR Tunnel " + number + " Entries", tunnel.entries());
            lines.ifPresent("SPUR Tunnel " + number + " Operator", tunnel.operator());
            lines.ifPresent("SPUR Tunnel " + number + " Type", tunnel.type());
        }
    }

    private static @Nullable String location(SpurFacts.@Nullable Location location) {
        return location == null ? null : join(location.city(), location.state(), location.country());
    }

    private static @Nullable String concentration(SpurClient.@Nullable Concentration value) {
        return value == null
                ? null
                : join(
                        value.city(),
                        value.state(),
                        value.country(),
                        value.density() == null ? null : "density " + value.density(),
                        value.skewKilometres() == null ? null : "skew " + value.skewKilometres() + " km");
    }

    private static String join(@Nullable String... parts) {
        StringJoiner joined = new StringJoiner(", ");
        Stream.of(parts).filter(part -> part != null && !part.isEmpty()).forEach(joined::add);
        return joined.toString();
    }
}
