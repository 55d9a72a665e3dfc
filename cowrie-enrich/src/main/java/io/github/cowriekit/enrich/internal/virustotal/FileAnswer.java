package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.YaraMatch;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a <a href="https://docs.virustotal.com/reference/files">file</a>. */
final class FileAnswer {
    // an object full of nulls says as little as a missing one
    private static final VirusTotalFileFacts.Hashes NO_HASHES =
            new VirusTotalFileFacts.Hashes(null, null, null, null, null, null);

    private FileAnswer() {}

    static VirusTotalFileFacts read(AnswerFields file) {
        AnswerFields threat = file.object("popular_threat_classification");
        return VirusTotalFileFacts.builder()
                .hashes(hashes(file))
                .sizeBytes(file.number("size"))
                .typeDescription(file.text("type_description"))
                .meaningfulName(file.text("meaningful_name"))
                .names(file.texts("names"))
                .tags(file.tags("tags"))
                .threatLabel(threat.text("suggested_threat_label"))
                .threatCategories(counted(threat, "popular_threat_category"))
                .threatNames(counted(threat, "popular_threat_name"))
                .firstSubmission(file.unixTime("first_submission_date"))
                .lastAnalysis(file.unixTime("last_analysis_date"))
                .lastAnalysisStats(CommonAttributes.stats(file))
                .engineResults(CommonAttributes.engineResults(file))
                .sandboxVerdicts(sandboxVerdicts(file))
                .yaraMatches(yaraMatches(file))
                .extra(file.plain(
                        "type_tag",
                        "type_extension",
                        "magic",
                        "creation_date",
                        "last_submission_date",
                        "times_submitted",
                        "unique_sources",
                        "reputation",
                        "total_votes"))
                .build();
    }

    private static VirusTotalFileFacts.@Nullable Hashes hashes(AnswerFields file) {
        VirusTotalFileFacts.Hashes read = new VirusTotalFileFacts.Hashes(
                file.text("md5"),
                file.text("sha1"),
                file.text("sha256"),
                file.text("ssdeep"),
                file.text("tlsh"),
                file.text("vhash"));
        return read.equals(NO_HASHES) ? null : read;
    }

    private static List<VirusTotalFileFacts.CountedLabel> counted(AnswerFields threat, String name) {
        List<VirusTotalFileFacts.CountedLabel> labels = new ArrayList<>();
        for (AnswerFields element : threat.objects(name)) {
            String label = element.text("value");
            Long count = element.number("count");
            if (label != null && count != null) {
                labels.add(new VirusTotalFileFacts.CountedLabel(label, count));
            }
        }
        return labels;
    }

    private static List<VirusTotalFileFacts.SandboxVerdict> sandboxVerdicts(AnswerFields file) {
        return file.objectsByName("sandbox_verdicts").entrySet().stream()
                .map(entry -> {
                    AnswerFields verdict = entry.getValue();
                    String name = verdict.text("sandbox_name");
                    return new VirusTotalFileFacts.SandboxVerdict(
                            name == null ? entry.getKey() : name,
                            verdict.text("category"),
                            verdict.number("confidence"),
                            verdict.texts("malware_classification"),
                            verdict.texts("malware_names"));
                })
                .toList();
    }

    private static List<YaraMatch> yaraMatches(AnswerFields file) {
        return file.objects("crowdsourced_yara_results").stream()
                .map(match -> new YaraMatch(
                        match.text("rule_name"),
                        match.text("ruleset_name"),
                        match.text("author"),
                        match.text("description"),
                        match.text("source")))
                .toList();
    }
}
