package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.internal.digest.FileReputation;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.spi.SafeText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The totals over all sessions of a report, in counters of bounded size. */
final class DiarySummary {
    private static final int MAX_ADDRESSES = 100_000;

    private final SafeText text;
    private final Set<String> addresses = new HashSet<>();
    private final BoundedCounts<Long> commandCounts = new BoundedCounts<>();
    private final BoundedCounts<String> families = new BoundedCounts<>();
    private final BoundedCounts<String> answers = new BoundedCounts<>();
    private boolean moreAddresses;
    private final Map<String, String> examples = new HashMap<>();
    private long sessions;
    private long notShown;
    private long withLogin;
    private long withCommands;
    private long withFiles;
    private long failedLogins;
    private long commands;
    private long failedCommands;

    DiarySummary(SafeText text) {
        this.text = text;
    }

    void add(EnrichedSession enriched, boolean shown) {
        if (!shown) {
            notShown++;
            return;
        }
        Session session = enriched.session();
        sessions++;
        withLogin += session.successfulLogin().isPresent() ? 1 : 0;
        withCommands += session.commands().isEmpty() ? 0 : 1;
        withFiles += session.downloads().isEmpty() && session.uploads().isEmpty() ? 0 : 1;
        failedLogins += ListTotals.failedLogins(session);
        long run = ListTotals.commands(session);
        commands += run;
        failedCommands += session.failedCommands();
        commandCounts.add(run);
        address(session.source().ip());
        FileReputation reputation = new FileReputation(enriched);
        for (Download file : session.downloads()) {
            file(reputation, file.sha256());
        }
        for (Upload file : session.uploads()) {
            file(reputation, file.sha256());
        }
        for (EnrichmentResult result : enriched.results()) {
            answer(result);
        }
    }

    /** Counts failures by source: their reasons name what was asked about, and no two of them are the same. */
    private void answer(EnrichmentResult result) {
        String source = text.ofService(result.source()) + " ";
        if (result instanceof EnrichmentResult.Failed failed) {
            String label = source + "failed";
            answers.add(label);
            if (answers.byKey().containsKey(label)) {
                examples.putIfAbsent(label, text.ofService(failed.text()));
            }
        } else {
            answers.add(source + SourceAnswer.word(result, text));
        }
    }

    private void address(@Nullable String address) {
        if (address == null || addresses.contains(address)) {
            return;
        }
        if (addresses.size() < MAX_ADDRESSES) {
            addresses.add(address);
        } else {
            moreAddresses = true;
        }
    }

    private void file(FileReputation reputation, @Nullable String sha256) {
        SubjectView file = reputation.find(sha256);
        if (file == null || sha256 == null) {
            return;
        }
        String family = FileReputation.family(file);
        if (family != null) {
            families.add(text.ofService(family));
        } else if (!FileReputation.accusers(file).isEmpty()) {
            families.add("<malicious, no name>");
        } else if (reputation.isKnown(sha256)) {
            families.add("<not called malicious>");
        } else {
            families.add(reputation.isAnswered(sha256) ? "<not found>" : "<no answer>");
        }
    }

    String format() {
        LabelledLines lines = new LabelledLines(text, 40);
        lines.service("Total Number of Attacks:", sessions);
        if (notShown > 0) {
            lines.service("Not Shown:", notShown);
        }
        lines.service("With Successful Login:", withLogin);
        lines.service("With Commands:", withCommands);
        lines.service("With Files:", withFiles);
        lines.service("Failed Logins:", failedLogins);
        lines.add("Distinct Source Addresses:", (moreAddresses ? "at least " : "") + addresses.size());
        lines.add("Commands Run:", commands + (failedCommands == 0 ? "" : " (" + failedCommands + " failed)"));
        lines.add("Most Common Number of Commands:", mostCommonNumber());
        section(lines, "Malware Families", families, Map.of());
        section(lines, "Enrichment", answers, examples);
        return lines.toString();
    }

    /** Returns the number that most sessions have, the smallest of several. */
    private String mostCommonNumber() {
        Map.Entry<Long, Long> most = null;
        for (Map.Entry<Long, Long> entry : commandCounts.byKey().entrySet()) {
            if (most == null || entry.getValue() > most.getValue()) {
                most = entry;
            }
        }
        return most == null
                ? ""
                : most.getKey() + " (seen " + most.getValue() + (most.getValue() == 1 ? " time)" : " times)");
    }

    private static void section(
            LabelledLines lines, String title, BoundedCounts<String> counts, Map<String, String> examples) {
        if (counts.byKey().isEmpty()) {
            return;
        }
        lines.raw("");
        lines.add(title, "");
        lines.add("-".repeat(title.length()), "");
        counts.byKey().forEach((label, count) -> {
            String example = examples.get(label);
            lines.add(label, count + (example == null ? "" : ", such as: " + example));
        });
        if (counts.others() > 0) {
            lines.service("others", counts.others());
        }
    }
}
