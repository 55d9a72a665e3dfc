package io.github.cowriekit.enrich.internal.cowrielog;

import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the events of Cowrie's own VirusTotal, GreyNoise and reverse-DNS plugins into answers. Nobody is asked.
 *
 * <p>One answer per subject; of several events of one kind the last one counts. An event without a time is left out,
 * since an answer says when it was given.
 */
public final class CowrieLogAnswers {
    /** The name of this source. */
    public static final String SOURCE = "cowrie-log";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private CowrieLogAnswers() {}

    /** Returns the session with the results and, behind them, the answers of its log. */
    public static EnrichedSession added(Session session, List<EnrichmentResult> results) {
        List<EnrichmentResult> own = of(session);
        if (own.isEmpty()) {
            return new EnrichedSession(session, results);
        }
        List<EnrichmentResult> all = new ArrayList<>(results);
        all.addAll(own);
        return new EnrichedSession(session, all);
    }

    static List<EnrichmentResult> of(Session session) {
        Map<Observable, PluginEvents> said = new LinkedHashMap<>();
        for (Notice notice : session.notices()) {
            Instant at = notice.at();
            Observable subject = at == null ? null : subject(session, notice);
            if (at != null && subject != null) {
                said.computeIfAbsent(subject, key -> new PluginEvents())
                        .add(notice.eventId(), at, AnswerJson.ofMap(notice.attributes()));
            }
        }
        List<EnrichmentResult> results = new ArrayList<>();
        said.forEach((subject, things) -> {
            EnrichmentResult result = things.result(subject);
            if (result != null) {
                results.add(result);
            }
        });
        return results;
    }

    private static @Nullable Observable subject(Session session, Notice notice) {
        return switch (notice.eventId()) {
            case PluginEvents.SCAN_FILE -> hash(text(notice, "sha256"));
            case PluginEvents.SCAN_URL -> subject(ObservableType.URL, text(notice, "url"));
            case PluginEvents.GREYNOISE, PluginEvents.NAME_OF_SOURCE ->
                subject(ObservableType.IP, session.source().ip());
            case PluginEvents.NAME_OF_TARGET -> subject(ObservableType.IP, text(notice, "dst_ip"));
            default -> null;
        };
    }

    private static @Nullable Observable hash(@Nullable String text) {
        return text != null && SHA256.matcher(text.toLowerCase(Locale.ROOT)).matches() ? Observable.sha256(text) : null;
    }

    private static @Nullable Observable subject(ObservableType type, @Nullable String text) {
        return text == null || text.isEmpty() ? null : new Observable(type, text);
    }

    private static @Nullable String text(Notice notice, String key) {
        return notice.attributes().get(key) instanceof String text ? text : null;
    }
}
