package io.github.cowriekit.enrich.internal.spur;

import io.github.cowriekit.enrich.internal.http.HttpAnswer;
import io.github.cowriekit.enrich.internal.json.AnswerTimes;
import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.spur.SpurAi;
import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurConcentration;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.model.intel.spur.SpurLocation;
import io.github.cowriekit.model.intel.spur.SpurTunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a context object; every field but {@code ip} may be missing, and all enumerations are open. */
final class SpurAnswer {
    // an object full of nulls says as little as a missing one
    private static final SpurClient NO_CLIENT = SpurClient.builder().build();
    private static final SpurConcentration NO_CONCENTRATION =
            SpurConcentration.builder().build();
    private static final SpurLocation NO_LOCATION = new SpurLocation(null, null, null);
    private static final SpurAi NO_AI = new SpurAi(null, List.of());

    private SpurAnswer() {}

    static SpurFacts.Builder read(Fields context) {
        Fields as = context.object("as");
        return SpurFacts.builder()
                .ip(context.text("ip"))
                .asn(as.number("number"))
                .asOrganization(as.text("organization"))
                .organization(context.text("organization"))
                .infrastructure(context.text("infrastructure"))
                .client(client(context.object("client")))
                .location(location(context.object("location")))
                .risks(context.texts("risks"))
                .services(context.texts("services"))
                .tunnels(context.objects("tunnels").stream()
                        .map(SpurAnswer::tunnel)
                        .toList())
                .ai(ai(context.object("ai")));
    }

    /** Adds what stands in headers: the balance of the account and the day of the data. */
    static SpurFacts.Builder withHeaders(SpurFacts.Builder facts, HttpAnswer answer) {
        answer.header("x-balance-remaining").map(SpurAnswer::balance).ifPresent(facts::balanceRemaining);
        answer.header("x-result-dt").map(AnswerTimes::parseDate).ifPresent(facts::dataDate);
        return facts;
    }

    private static @Nullable Long balance(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static @Nullable SpurClient client(Fields client) {
        SpurClient read = SpurClient.builder()
                .behaviors(client.texts("behaviors"))
                .concentration(concentration(client.object("concentration")))
                .count(client.number("count"))
                .countries(client.number("countries"))
                .spread(client.number("spread"))
                .proxies(client.texts("proxies"))
                .types(client.texts("types"))
                .build();
        return read.equals(NO_CLIENT) ? null : read;
    }

    private static @Nullable SpurConcentration concentration(Fields concentration) {
        SpurConcentration read = SpurConcentration.builder()
                .city(concentration.text("city"))
                .state(concentration.text("state"))
                .country(concentration.text("country"))
                .density(concentration.decimal("density"))
                .geohash(concentration.text("geohash"))
                .skewKilometres(concentration.decimal("skew"))
                .build();
        return read.equals(NO_CONCENTRATION) ? null : read;
    }

    private static @Nullable SpurLocation location(Fields location) {
        SpurLocation read = new SpurLocation(location.text("city"), location.text("state"), location.text("country"));
        return read.equals(NO_LOCATION) ? null : read;
    }

    private static SpurTunnel tunnel(Fields tunnel) {
        return SpurTunnel.builder()
                .anonymous(tunnel.flag("anonymous"))
                .entries(tunnel.texts("entries"))
                .exits(tunnel.texts("exits"))
                .operator(tunnel.text("operator"))
                .type(tunnel.text("type"))
                .build();
    }

    private static @Nullable SpurAi ai(Fields ai) {
        SpurAi read = new SpurAi(ai.text("operator"), ai.texts("types"));
        return read.equals(NO_AI) ? null : read;
    }
}
