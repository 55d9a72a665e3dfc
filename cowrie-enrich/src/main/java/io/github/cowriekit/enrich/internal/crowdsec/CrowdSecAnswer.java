package io.github.cowriekit.enrich.internal.crowdsec;

import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an address; older answers lack some of its parts, and the members of a location can all be null. */
final class CrowdSecAnswer {
    static final CrowdSecFacts NOTHING = CrowdSecFacts.builder().build();
    private static final CrowdSecFacts.Location NO_LOCATION = new CrowdSecFacts.Location(null, null, null, null);
    private static final CrowdSecFacts.History NO_HISTORY = new CrowdSecFacts.History(null, null, null, null);
    private static final CrowdSecFacts.Score NO_SCORE = new CrowdSecFacts.Score(null, null, null, null, null);
    private static final CrowdSecFacts.Scores NO_SCORES = new CrowdSecFacts.Scores(null, null, null, null);

    private CrowdSecAnswer() {}

    static CrowdSecFacts read(Fields address) {
        Fields classifications = address.object("classifications");
        return CrowdSecFacts.builder()
                .ip(address.text("ip"))
                .reputation(address.text("reputation"))
                .confidence(address.text("confidence"))
                .backgroundNoise(address.text("background_noise"))
                .backgroundNoiseScore(address.number("background_noise_score"))
                .network(address.text("ip_range"))
                .networkScore(address.number("ip_range_score"))
                .network24(address.text("ip_range_24"))
                .network24Reputation(address.text("ip_range_24_reputation"))
                .network24Score(address.number("ip_range_24_score"))
                .asName(address.text("as_name"))
                .asn(address.number("as_num"))
                .location(location(address.object("location")))
                .reverseDns(address.text("reverse_dns"))
                .behaviors(labels(address, "behaviors"))
                .history(history(address.object("history")))
                .falsePositives(labels(classifications, "false_positives"))
                .classifications(labels(classifications, "classifications"))
                .attackDetails(labels(address, "attack_details"))
                .targetCountries(targetCountries(address))
                .mitreTechniques(labels(address, "mitre_techniques"))
                .cves(address.tags("cves"))
                .scores(scores(address.object("scores")))
                .references(labels(address, "references"))
                .build();
    }

    private static CrowdSecFacts.@Nullable Location location(Fields location) {
        CrowdSecFacts.Location read = new CrowdSecFacts.Location(
                location.text("country"),
                location.text("city"),
                location.decimal("latitude"),
                location.decimal("longitude"));
        return read.equals(NO_LOCATION) ? null : read;
    }

    private static CrowdSecFacts.@Nullable History history(Fields history) {
        CrowdSecFacts.History read = new CrowdSecFacts.History(
                history.time("first_seen"),
                history.time("last_seen"),
                history.number("full_age"),
                history.number("days_age"));
        return read.equals(NO_HISTORY) ? null : read;
    }

    private static List<CrowdSecFacts.Label> labels(Fields fields, String name) {
        return fields.objects(name).stream()
                .map(label -> new CrowdSecFacts.Label(
                        label.text("name"), label.text("label"), label.text("description"), label.texts("references")))
                .toList();
    }

    private static Map<String, Long> targetCountries(Fields address) {
        Fields shares = address.object("target_countries");
        Map<String, Long> countries = new TreeMap<>();
        for (String country : address.textsByName("target_countries").keySet()) {
            Long share = shares.number(country);
            if (share != null) {
                countries.put(country, share);
            }
        }
        return countries;
    }

    private static CrowdSecFacts.@Nullable Scores scores(Fields scores) {
        CrowdSecFacts.Scores read = new CrowdSecFacts.Scores(
                score(scores.object("overall")),
                score(scores.object("last_day")),
                score(scores.object("last_week")),
                score(scores.object("last_month")));
        return read.equals(NO_SCORES) ? null : read;
    }

    private static CrowdSecFacts.@Nullable Score score(Fields score) {
        CrowdSecFacts.Score read = new CrowdSecFacts.Score(
                score.number("aggressiveness"),
                score.number("threat"),
                score.number("trust"),
                score.number("anomaly"),
                score.number("total"));
        return read.equals(NO_SCORE) ? null : read;
    }
}
