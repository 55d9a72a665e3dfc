package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.report.internal.summary.Ranking;
import io.github.cowriekit.report.internal.summary.Summary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page says of all sessions, whether it has a row for them or not; the summary's figures and a few more. */
final class Figures {
    /** Reasons that begin so say that the history did not have something. */
    private static final String NEW = "new-";

    private final Summary summary = new Summary();
    private final TimeCounts times = new TimeCounts();
    private final Ranking sensors = new Ranking();
    private final Ranking sources = new Ranking();
    private final Ranking keys = new Ranking();
    private final Ranking commandSets = new Ranking();
    private final SetDays setDays = new SetDays();
    private final Map<String, Ranking> news = new LinkedHashMap<>();
    private @Nullable HistoryScope before;

    void add(SessionRecord record) {
        Session session = record.session();
        Instant at = session.startedAt();
        summary.add(record);
        times.add(at);
        if (session.sensor() != null) {
            sensors.add(PageText.LIST.ofLog(session.sensor()), at);
        }
        EnrichedSession.of(record).results().stream()
                .filter(result ->
                        result instanceof EnrichmentResult.Found || result instanceof EnrichmentResult.NotFound)
                .map(result -> PageText.LIST.ofService(result.source()))
                .distinct()
                .forEach(source -> sources.add(source, at));
        String did = CommandSet.of(record);
        if (did != null) {
            commandSets.add(did, at);
            setDays.add(did, at);
        }
        if (record instanceof Assessment assessment) {
            assessed(assessment, at);
        }
    }

    private void assessed(Assessment assessment, @Nullable Instant at) {
        if (assessment.playbook() != null) {
            assessment.playbook().keys().stream()
                    .map(ConclusionData::key)
                    .distinct()
                    .forEach(key -> keys.add(key, at));
        }
        HistoryScope history = assessment.history();
        if (history != null && history.saved() && history.sessions() > 0) {
            before = before == null ? history : before;
            if (assessment.interest() != null) {
                assessment.interest().reasons().stream()
                        .filter(reason -> reason.id().startsWith(NEW) && reason.points() > 0)
                        .forEach(this::isNew);
            }
        }
    }

    private void isNew(Interest.Reason reason) {
        news.computeIfAbsent(reason.sentence(), sentence -> new Ranking())
                .add(PageText.LIST.ofLog(reason.observed()), null);
    }

    Summary summary() {
        return summary;
    }

    TimeCounts times() {
        return times;
    }

    Ranking sensors() {
        return sensors;
    }

    /** Returns the sources that answered, with the number of sessions. */
    Ranking sources() {
        return sources;
    }

    Ranking keys() {
        return keys;
    }

    Ranking commandSets() {
        return commandSets;
    }

    SetDays setDays() {
        return setDays;
    }

    /** Returns what no earlier session had, by what it is; empty without a history of earlier runs. */
    Map<String, Ranking> news() {
        return news;
    }

    /** Returns the history of earlier runs as the first session found it, null without one. */
    @Nullable
    HistoryScope before() {
        return before;
    }
}
