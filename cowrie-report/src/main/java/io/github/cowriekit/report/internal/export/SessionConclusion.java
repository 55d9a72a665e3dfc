package io.github.cowriekit.report.internal.export;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.NetworkKinds;
import io.github.cowriekit.report.spi.SafeText;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was concluded about a session, for formats that have room for a few words.
 *
 * @param verdict who drove it, such as {@code likely automated}; null if it was not assessed
 * @param score sum of the evidence, positive for a person; null if there is none
 * @param campaigns families and worms whose marks it has
 * @param tools scanners and scripts whose marks it has
 * @param networkKinds what the sources state that its network is used for, such as {@code hosting}
 * @param networkHints what is only hinted at
 * @param anonymized whether a source states that it came by a VPN, a proxy or Tor
 */
public record SessionConclusion(
        @Nullable String verdict,
        @Nullable Double score,
        List<String> campaigns,
        List<String> tools,
        List<String> networkKinds,
        List<String> networkHints,
        boolean anonymized) {
    private static final SafeText TEXT = new SafeText(200);

    static SessionConclusion of(SessionRecord record) {
        NetworkKinds kinds = NetworkKinds.of(record);
        Conclusion conclusion = Conclusion.of(record, TEXT);
        Assessment assessment = record instanceof Assessment assessed ? assessed : null;
        Playbook playbook = assessment == null ? null : assessment.playbook();
        return new SessionConclusion(
                conclusion == null ? null : conclusion.verdict(),
                assessment == null ? null : assessment.operator().score(),
                names(Stream.ofNullable(playbook).flatMap(found -> found.campaigns().stream())),
                names(Stream.ofNullable(playbook).flatMap(found -> found.tools().stream())),
                labels(kinds.stated()),
                labels(kinds.hinted()),
                kinds.isAnonymizing());
    }

    private static List<String> names(Stream<CampaignMatch> matches) {
        return matches.map(CampaignMatch::name).distinct().toList();
    }

    private static List<String> labels(List<NetworkKind> kinds) {
        return kinds.stream().map(NetworkKind::label).toList();
    }

    /** Returns what is known in one line, such as {@code likely automated (-2.5); interest 45; network hosting}. */
    public String text(int interest) {
        StringJoiner text = new StringJoiner("; ");
        if (verdict != null) {
            text.add(score == null ? verdict : verdict + " (" + score + ")");
        }
        text.add("interest " + interest);
        add(text, "network ", networkKinds);
        add(text, "perhaps ", networkHints);
        add(text, "campaign ", campaigns);
        add(text, "tool ", tools);
        return text.toString();
    }

    private static void add(StringJoiner text, String label, List<String> values) {
        if (!values.isEmpty()) {
            text.add(label + String.join(", ", values));
        }
    }
}
