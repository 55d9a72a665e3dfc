package io.github.cowriekit.report.internal.summary;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Reason;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in many sessions, in counters of bounded size. */
public final class Summary {
    /** Long enough to tell one script from another. */
    private static final int MAX_LENGTH = 160;
    /** Sources times reasons; third parties may have more. */
    private static final int MAX_EXAMPLES = 1_000;

    private final SafeText text = new SafeText(MAX_LENGTH);
    private final NumberSummary durations = new NumberSummary();
    private final NumberSummary commands = new NumberSummary();
    private final Buckets byDuration = Buckets.ofMilliseconds();
    private final Buckets byCommands = Buckets.ofCommands();
    private final Rankings rankings = new Rankings(text);
    private final Conclusions conclusions = new Conclusions(text);
    private final Ranking targets = new Ranking();
    private final Ranking unanswered = new Ranking();
    private final Map<String, String> examples = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private long sessions;
    private long withLogin;
    private long withCommands;
    private long withFiles;
    private long logins;
    private long failedLogins;
    private long forwards;
    private long forwardingSessions;
    private long forwardedBytes;

    public void add(SessionRecord record) {
        EnrichedSession enriched = EnrichedSession.of(record);
        Session session = enriched.session();
        if (record instanceof Assessment assessment) {
            conclusions.add(assessment);
        }
        sessions++;
        withLogin += session.successfulLogin().isPresent() ? 1 : 0;
        withCommands += session.commands().isEmpty() ? 0 : 1;
        withFiles += session.downloads().stream().allMatch(Download::failed)
                        && session.uploads().isEmpty()
                ? 0
                : 1;
        logins += ListTotals.logins(session);
        failedLogins += ListTotals.failedLogins(session);
        long run = ListTotals.commands(session);
        commands.add(run);
        byCommands.add(run);
        if (session.duration() != null) {
            durations.add(session.duration().toMillis());
            byDuration.add(session.duration().toMillis());
        }
        span(session.startedAt());
        rankings.add(record);
        forwards(session);
        for (EnrichmentResult result : enriched.results()) {
            unanswered(result);
        }
    }

    private void span(@Nullable Instant at) {
        if (at != null) {
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }
    }

    private void forwards(Session session) {
        forwards += ListTotals.forwards(session);
        forwardingSessions += session.forwards().isEmpty() ? 0 : 1;
        for (Forward forward : session.forwards()) {
            forwardedBytes += forward.dataBytes();
            String host = forward.targetHost() == null ? "(none)" : text.ofLog(forward.targetHost());
            targets.add(host + " port " + (forward.targetPort() == null ? "(none)" : forward.targetPort()), null);
        }
    }

    /** Counts by source and reason: the detail names what was asked about, and no two of them are the same. */
    private void unanswered(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Skipped skipped && skipped.reason() != Reason.NOT_ASKED) {
            unanswered(result, "skipped", skipped.reason(), skipped.detail());
        } else if (result instanceof EnrichmentResult.Failed failed) {
            unanswered(result, "failed", failed.reason(), failed.detail());
        }
    }

    private void unanswered(EnrichmentResult result, String what, Reason reason, String detail) {
        String label = text.ofService(result.source()) + " " + what + ": " + reason.label();
        unanswered.add(label, null);
        if (!detail.isEmpty() && examples.size() < MAX_EXAMPLES) {
            examples.putIfAbsent(label, text.ofService(detail));
        }
    }

    /**
     * Totals of all sessions.
     *
     * @param withFiles sessions that brought a file; a download that failed is none
     * @param first start of the earliest session, null if none has a time
     * @param last start of the latest session, null if none has a time
     */
    public record Totals(
            long sessions,
            long withLogin,
            long withCommands,
            long withFiles,
            long logins,
            long failedLogins,
            @Nullable Instant first,
            @Nullable Instant last) {}

    public Totals totals() {
        return new Totals(sessions, withLogin, withCommands, withFiles, logins, failedLogins, first, last);
    }

    public Ranking ranking(Topic topic) {
        return rankings.of(topic);
    }

    /** Returns when the last calendar day of several began: what came since is new; null if there is one day only. */
    public @Nullable Instant lastDay() {
        return Rankings.lastDay(first, last);
    }

    /** Returns how many sessions have which verdict; empty if none was assessed. */
    public Map<Operator, Long> verdicts() {
        return Collections.unmodifiableMap(conclusions.verdicts());
    }

    public Ranking campaigns() {
        return conclusions.campaigns();
    }

    public Ranking tools() {
        return conclusions.tools();
    }

    public Ranking techniques() {
        return conclusions.techniques();
    }

    public Buckets durations() {
        return byDuration;
    }

    public Ranking unanswered() {
        return unanswered;
    }

    /** Returns the summary of the sessions so far. */
    public String format() {
        SummaryText out = new SummaryText();
        out.title("Summary");
        if (first != null && last != null) {
            out.row("From", TimeText.iso(first));
            out.row("To", TimeText.iso(last));
        }
        out.row("Sessions", String.valueOf(sessions));
        out.row("With Successful Login", String.valueOf(withLogin));
        out.row("With Commands", String.valueOf(withCommands));
        out.row("With Files", String.valueOf(withFiles));
        out.row("Logins", logins + " (" + failedLogins + " failed)");
        out.row("Duration", durations.text(3, " s"));
        out.row("Commands", commands.text(0, ""));
        conclusions.printUnusual(out);
        out.title("Sessions by Duration");
        byDuration.print(out);
        out.title("Sessions by Number of Commands");
        byCommands.print(out);
        conclusions.print(out);
        rankings.print(out, first, last);
        if (forwards > 0) {
            out.title("Abuse as a Proxy");
            out.row("Forwardings", forwards + " of " + forwardingSessions + " sessions");
            out.row("Bytes Sent Through", String.valueOf(forwardedBytes));
            out.ranked(targets.top(10));
        }
        if (!unanswered.isEmpty()) {
            out.title("What Enrichment Could Not Answer");
            out.ranked(unanswered.top(20).stream()
                    .map(entry -> examples.containsKey(entry.getKey())
                            ? Map.entry(entry.getKey() + ", such as: " + examples.get(entry.getKey()), entry.getValue())
                            : entry)
                    .toList());
        }
        return out.toString();
    }
}
