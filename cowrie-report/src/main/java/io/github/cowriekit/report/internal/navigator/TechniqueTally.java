package io.github.cowriekit.report.internal.navigator;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all sessions together say of one technique; a few hundred bytes, however many they are. */
final class TechniqueTally {
    private static final int MAX_RULES = 20;
    private static final SafeText TEXT = new SafeText(200);

    private final String name;
    private final SortedSet<String> rules = new TreeSet<>();
    private long sessions;
    private long matches;
    private @Nullable String example;
    private @Nullable Instant first;
    private @Nullable Instant last;

    TechniqueTally(String name) {
        this.name = name;
    }

    void add(SessionRecord session, AttackTechnique technique) {
        sessions++;
        Instant start = new SessionFacts(session).start();
        if (start != null) {
            first = first == null || start.isBefore(first) ? start : first;
            last = last == null || start.isAfter(last) ? start : last;
        }
        if (session instanceof Assessment assessment && assessment.techniques() != null) {
            assessment.techniques().attempts().stream()
                    .filter(attempt -> attempt.rule().technique().equals(technique.id()))
                    .forEach(attempt -> add(attempt, session.session().id()));
        }
    }

    private void add(AttemptedTechnique attempt, String session) {
        String rule = attempt.rule().id();
        matches += attempt.times();
        if (rules.size() < MAX_RULES) {
            rules.add(rule);
        }
        if (example == null) {
            example = "rule " + TEXT.undefanged(rule) + " in session " + TEXT.undefanged(session) + ": "
                    + TEXT.ofLog(attempt.first().matched());
        }
    }

    String name() {
        return name;
    }

    long sessions() {
        return sessions;
    }

    /** Returns how many commands and events matched, 0 if nothing is known of them. */
    long matches() {
        return matches;
    }

    String rules() {
        return String.join(" ", rules);
    }

    @Nullable
    Instant first() {
        return first;
    }

    @Nullable
    Instant last() {
        return last;
    }

    /** Returns a sentence with the first match, safe to show. */
    String comment() {
        return sessions + (sessions == 1 ? " session" : " sessions") + (example == null ? "" : "; first by " + example);
    }
}
