package io.github.cowriekit.enrich.internal.dshield;

import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.dshield.DshieldFacts;
import io.github.cowriekit.model.intel.dshield.DshieldWeblogs;
import io.github.cowriekit.model.intel.dshield.ThreatFeed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code ip} object.
 *
 * <p>Numbers arrive as numbers or strings, and {@code as} has changed its type before. Counters that are null mean "never
 * reported", while the fields of the network are filled all the same.
 */
final class DshieldAnswer {
    private static final DshieldWeblogs NO_WEBLOGS = DshieldWeblogs.builder().build();

    private DshieldAnswer() {}

    static DshieldFacts read(Fields ip) {
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

    private static List<ThreatFeed> threatFeeds(Fields ip) {
        return ip.objectsByName("threatfeeds").entrySet().stream()
                .map(feed -> new ThreatFeed(
                        feed.getKey(),
                        feed.getValue().date("firstseen"),
                        feed.getValue().date("lastseen")))
                .toList();
    }

    private static @Nullable DshieldWeblogs weblogs(Fields weblogs) {
        DshieldWeblogs read = DshieldWeblogs.builder()
                .count(weblogs.number("count"))
                .averageAuthors(weblogs.number("avgauthors"))
                .averageUrls(weblogs.number("avgurls"))
                .averageUserAgents(weblogs.number("avguser_agents"))
                .firstSeen(weblogs.date("firstseen"))
                .lastSeen(weblogs.date("lastseen"))
                .build();
        return read.equals(NO_WEBLOGS) ? null : read;
    }
}
