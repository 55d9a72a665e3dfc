package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.virustotal.AnalysisStats;
import io.github.cowriekit.model.intel.virustotal.CommunityVotes;
import io.github.cowriekit.model.intel.virustotal.EngineResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the attributes that all objects of VirusTotal share. */
final class CommonAttributes {
    private CommonAttributes() {}

    /** Reads the verdict counts; addresses, domains and URLs have only the first five. */
    static @Nullable AnalysisStats stats(AnswerFields attributes) {
        AnswerFields stats = attributes.object("last_analysis_stats");
        return stats.isEmpty()
                ? null
                : AnalysisStats.builder()
                        .malicious(count(stats, "malicious"))
                        .suspicious(count(stats, "suspicious"))
                        .undetected(count(stats, "undetected"))
                        .harmless(count(stats, "harmless"))
                        .timeout(count(stats, "timeout"))
                        .confirmedTimeout(count(stats, "confirmed-timeout"))
                        .failure(count(stats, "failure"))
                        .typeUnsupported(count(stats, "type-unsupported"))
                        .build();
    }

    static List<EngineResult> engineResults(AnswerFields attributes) {
        return attributes.objectsByName("last_analysis_results").entrySet().stream()
                .map(result -> {
                    AnswerFields engine = result.getValue();
                    return new EngineResult(
                            result.getKey(),
                            engine.text("category"),
                            engine.text("result"),
                            engine.text("method"),
                            engine.text("engine_version"),
                            engine.text("engine_update"));
                })
                .toList();
    }

    static @Nullable CommunityVotes votes(AnswerFields attributes) {
        AnswerFields votes = attributes.object("total_votes");
        return votes.isEmpty() ? null : new CommunityVotes(count(votes, "harmless"), count(votes, "malicious"));
    }

    /** A verdict that is not counted was not given. */
    private static long count(AnswerFields counts, String name) {
        Long count = counts.number(name);
        return count == null ? 0 : count;
    }
}
