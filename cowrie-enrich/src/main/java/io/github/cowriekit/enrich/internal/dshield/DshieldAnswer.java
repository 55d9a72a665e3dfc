package io.github.cowriekit.enrich.internal.dshield;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code ip} object.
 *
 * <p>Numbers arrive as numbers or strings, and {@code as} has changed its type before. Counters that are null mean "never
 * reported", while the fields of the network are filled all the same.
 */
final class DshieldAnswer {
    private static final DshieldFacts.Weblogs NO_WEBLOGS = new DshieldFacts.Weblogs(null, null, null, null, null, null);

    private DshieldAnswer() {}

    static DshieldFacts read(AnswerFields ip) {
        return DshieldFacts.builder()
                .count(ip.number("count"))
                .attacks(ip.number("attacks"))
                .firstReported(ip.date("mindate"))
                .lastReported(ip.date("maxdate"))
                .updated(ip.time("updated"))
                .comment(ip.text("comment"))
                .maxRisk(ip.number("maxrisk"))
                .abuseContact(ip.text("asabusecontact"))
                .asn(ip.number("as"))
                .asName(ip.text("asname"))
                .asCountry(ip.text("ascountry"))
                .asSize(ip.number("assize"))
                .network(ip.text("network"))
                .threatFeeds(threatFeeds(ip))
                .weblogs(weblogs(ip.object("weblogs")))
                .build();
    }

    private static List<DshieldFacts.Feed> threatFeeds(AnswerFields ip) {
        return ip.objectsByName("threatfeeds").entrySet().stream()
                .map(feed -> new DshieldFacts.Feed(
                        feed.getKey(),
                        feed.getValue().date("firstseen"),
                        feed.getValue().date("lastseen")))
                .toList();
    }

    private static DshieldFacts.@Nullable Weblogs weblogs(AnswerFields weblogs) {
        DshieldFacts.Weblogs read = new DshieldFacts.Weblogs(
                weblogs.number("count"),
                weblogs.number("avgauthors"),
                weblogs.number("avgurls"),
                weblogs.number("avguser_agents"),
                weblogs.date("firstseen"),
                weblogs.date("lastseen"));
        return read.equals(NO_WEBLOGS) ? null : read;
    }
}
