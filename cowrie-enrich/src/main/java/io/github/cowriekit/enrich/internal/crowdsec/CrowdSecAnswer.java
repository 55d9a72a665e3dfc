package io.github.cowriekit.enrich.internal.crowdsec;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an address; older answers lack some of its parts, and the members of a location can all be null. */
final class CrowdSecAnswer {
    static final CrowdSecFacts NOTHING = CrowdSecFacts.builder().build();
    private static final CrowdSecFacts.Location NO_LOCATION = new CrowdSecFacts.Location(null, null, null, null);
    private static final CrowdSecFacts.History NO_HISTORY = new CrowdSecFacts.History(null, null, null, null);

    private CrowdSecAnswer() {}

    static CrowdSecFacts read(AnswerFields address) {
        AnswerFields classifications = address.object("classifications");
        return CrowdSecFacts.builder()
                .ip(address.text("ip"))
                .reputation(address.text("reputation"))
                .confidence(address.text("confidence"))
                .network(address.text("ip_range"))
                .asName(address.text("as_name"))
                .asn(address.number("as_num"))
                .location(location(address.object("location")))
                .reverseDns(address.text("reverse_dns"))
                .behaviors(labels(address, "behaviors"))
                .history(history(address.object("history")))
                .falsePositives(labels(classifications, "false_positives"))
                .classifications(labels(classifications, "classifications"))
                .attackDetails(labels(address, "attack_details"))
                .mitreTechniques(labels(address, "mitre_techniques"))
                .cves(address.tags("cves"))
                .extra(address.plain(
                        "scores",
                        "background_noise",
                        "background_noise_score",
                        "ip_range_score",
                        "ip_range_24",
                        "ip_range_24_reputation",
                        "ip_range_24_score",
                        "target_countries",
                        "references"))
                .build();
    }

    private static CrowdSecFacts.@Nullable Location location(AnswerFields location) {
        CrowdSecFacts.Location read = new CrowdSecFacts.Location(
                location.text("country"),
                location.text("city"),
                location.decimal("latitude"),
                location.decimal("longitude"));
        return read.equals(NO_LOCATION) ? null : read;
    }

    private static CrowdSecFacts.@Nullable History history(AnswerFields history) {
        CrowdSecFacts.History read = new CrowdSecFacts.History(
                history.time("first_seen"),
                history.time("last_seen"),
                history.number("full_age"),
                history.number("days_age"));
        return read.equals(NO_HISTORY) ? null : read;
    }

    private static List<CrowdSecFacts.Label> labels(AnswerFields fields, String name) {
        return fields.objects(name).stream()
                .map(label -> new CrowdSecFacts.Label(
                        label.text("name"), label.text("label"), label.text("description"), label.texts("references")))
                .toList();
    }
}
