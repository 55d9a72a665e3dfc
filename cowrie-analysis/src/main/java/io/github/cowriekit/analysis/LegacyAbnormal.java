package io.github.cowriekit.analysis;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule for "abnormal attacks" of the script {@code process_cowrie.py}, kept for comparison; {@link Analysis} explains
 * rarity better.
 *
 * <p>A session is abnormal if its number of command events is among the least frequent two thirds of the different numbers,
 * or if VirusTotal first got one of its downloads less than six days before the report. Numbers that are equally frequent
 * are taken from the smallest; the script leaves that to chance. Count all sessions, then ask. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LegacyAbnormal {
    private static final String COMMAND_EVENT = "cowrie.command.";
    private static final Duration RECENT = Duration.ofDays(6);

    private final Map<Long, Long> frequencies = new HashMap<>();
    /** Null when sessions were counted since. */
    private @Nullable Set<Long> uncommon;

    LegacyAbnormal() {}

    /** Counts a session. Sessions without a successful login by password are not printed by the script and not counted. */
    public LegacyAbnormal count(Session session) {
        if (session.logins().stream().anyMatch(LegacyAbnormal::isPrinted)) {
            frequencies.merge(commandEvents(session), 1L, Long::sum);
            uncommon = null;
        }
        return this;
    }

    /** Returns whether the number of command events of a session is among the uncommon ones. */
    public boolean isUncommon(Session session) {
        if (uncommon == null) {
            uncommon = leastFrequent();
        }
        return uncommon.contains(commandEvents(session));
    }

    /** Returns whether VirusTotal first got a download of the session less than six days before, or after, this time. */
    public static boolean isRecent(EnrichedSession enriched, Instant reportedAt) {
        return enriched.session().downloads().stream()
                .map(Download::sha256)
                .filter(Objects::nonNull)
                .flatMap(hash -> enriched.facts(VirusTotalFileFacts.class, Observable.sha256(hash)).stream())
                .map(VirusTotalFileFacts::firstSubmission)
                .filter(Objects::nonNull)
                .anyMatch(first -> Duration.between(first, reportedAt).compareTo(RECENT) < 0);
    }

    /** Returns whether the script would call a session abnormal in a report of this time. */
    public boolean isAbnormal(EnrichedSession enriched, Instant reportedAt) {
        return isUncommon(enriched.session()) || isRecent(enriched, reportedAt);
    }

    private Set<Long> leastFrequent() {
        Set<Long> numbers = new HashSet<>();
        frequencies.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.naturalOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(frequencies.size() * 2L / 3)
                .forEach(entry -> numbers.add(entry.getKey()));
        return numbers;
    }

    private static boolean isPrinted(Login login) {
        return login.success() && login.password() != null;
    }

    /** The script counts every event whose id contains {@code cowrie.command.}, failed ones a second time. */
    private static long commandEvents(Session session) {
        return session.eventCounts().entrySet().stream()
                .filter(entry -> entry.getKey().contains(COMMAND_EVENT))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
