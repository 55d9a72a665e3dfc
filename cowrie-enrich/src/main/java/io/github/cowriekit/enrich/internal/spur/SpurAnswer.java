package io.github.cowriekit.enrich.internal.spur;

import io.github.cowriekit.enrich.internal.json.AnswerTimes;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.model.intel.spur.SpurClient;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a context object; every field but {@code ip} may be missing, and all enumerations are open. */
final class SpurAnswer {
    // an object full of nulls says as little as a missing one
    private static final SpurClient NO_CLIENT = new SpurClient(List.of(), null, null, null, null, List.of(), List.of());
    private static final SpurClient.Concentration NO_CONCENTRATION =
            new SpurClient.Concentration(null, null, null, null, null, null);
    private static final SpurFacts.Location NO_LOCATION = new SpurFacts.Location(null, null, null);
    private static final SpurFacts.Ai NO_AI = new SpurFacts.Ai(null, List.of());

    private SpurAnswer() {}

    static SpurFacts.Builder read(AnswerFields context) {
        AnswerFields as = context.object("as");
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

    private static @Nullable SpurClient client(AnswerFields client) {
        SpurClient read = new SpurClient(
                client.texts("behaviors"),
                concentration(client.object("concentration")),
                client.number("count"),
                client.number("countries"),
                client.number("spread"),
                client.texts("proxies"),
                client.texts("types"));
        return read.equals(NO_CLIENT) ? null : read;
    }

    private static SpurClient.@Nullable Concentration concentration(AnswerFields concentration) {
        SpurClient.Concentration read = new SpurClient.Concentration(
                concentration.text("city"),
                concentration.text("state"),
                concentration.text("country"),
                concentration.decimal("density"),
                concentration.text("geohash"),
                concentration.decimal("skew"));
        return read.equals(NO_CONCENTRATION) ? null : read;
    }

    private static SpurFacts.@Nullable Location location(AnswerFields location) {
        SpurFacts.Location read =
                new SpurFacts.Location(location.text("city"), location.text("state"), location.text("country"));
        return read.equals(NO_LOCATION) ? null : read;
    }

    private static SpurFacts.Tunnel tunnel(AnswerFields tunnel) {
        return new SpurFacts.Tunnel(
                tunnel.flag("anonymous"),
                tunnel.texts("entries"),
                tunnel.texts("exits"),
                tunnel.text("operator"),
                tunnel.text("type"));
    }

    private static SpurFacts.@Nullable Ai ai(AnswerFields ai) {
        SpurFacts.Ai read = new SpurFacts.Ai(ai.text("operator"), ai.texts("types"));
        return read.equals(NO_AI) ? null : read;
    }
}
