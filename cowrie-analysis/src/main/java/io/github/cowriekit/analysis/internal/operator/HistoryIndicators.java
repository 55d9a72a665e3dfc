package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.NumberForm;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.assessment.history.HistoryComparison;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** G: comparison with earlier sessions. */
final class HistoryIndicators {
    static final String NO_MEMORY = "no memory of earlier sessions";

    private static final Set<String> EVERYDAY = Set.of("ls", "cd", "pwd", "whoami", "id", "w", "exit", "clear", "help");

    private HistoryIndicators() {}

    /**
     * Observes a session.
     *
     * @param defaults recognises user names and passwords that devices are sold with
     */
    static void observe(EvidenceSheet sheet, ObservedSession observed, Predicate<Login> defaults) {
        HistoryComparison history = observed.history();
        if (!observed.commands().isEmpty()) {
            popularity(sheet, observed);
            cluster(sheet, history);
        }
        if (history.campaign() != null) {
            sheet.word(Indicator.G2, "campaign", history.campaign());
        } else if (history.storedSessions() == null) {
            sheet.missing(NO_MEMORY, Indicator.G2);
        }
        Long hour = history.sessionsInLastHour();
        number(sheet, Indicator.G4, hour == null ? null : hour.doubleValue());
        number(sheet, Indicator.G4F, history.intervalVariation());
        credentials(sheet, observed, defaults);
        if (history.returned() == null) {
            sheet.missing(history.storedSessions() == null ? NO_MEMORY : "no address or no time", Indicator.G6);
        } else if (history.returned()) {
            sheet.word(Indicator.G6, "returned", "a second visit");
        }
    }

    private static void popularity(EvidenceSheet sheet, ObservedSession observed) {
        Long addresses = observed.history().addresses();
        if (addresses == null) {
            sheet.missing(NO_MEMORY, Indicator.G1);
            return;
        }
        String shown = addresses + (addresses == 1 ? " address" : " addresses");
        Long stored = observed.history().storedSessions();
        if (observed.commands().size() < sheet.get(Threshold.G1_COMMANDS)) {
            if (addresses >= sheet.get(Threshold.G1_SHORT)
                    && !observed.lines().stream().map(String::strip).allMatch(EVERYDAY::contains)) {
                sheet.word(Indicator.G1, "shared short", shown);
            }
        } else if (addresses >= sheet.get(Threshold.G1_ADDRESSES)) {
            sheet.word(Indicator.G1, "shared", shown);
        } else if (stored != null && stored >= sheet.get(Threshold.G1_STORED)) {
            sheet.word(Indicator.G1, "unique", Long.toString(stored));
        }
    }

    private static void cluster(EvidenceSheet sheet, HistoryComparison history) {
        if (history.nearSessions() == null || history.nearAddresses() == null) {
            sheet.missing(NO_MEMORY, Indicator.G3);
        } else if (history.nearSessions() >= sheet.get(Threshold.G3_SESSIONS)
                && history.nearAddresses() >= sheet.get(Threshold.G3_ADDRESSES)) {
            sheet.word(
                    Indicator.G3,
                    "near",
                    history.nearSessions() + " sessions from " + history.nearAddresses() + " addresses");
        }
    }

    private static void credentials(EvidenceSheet sheet, ObservedSession observed, Predicate<Login> defaults) {
        HistoryComparison history = observed.history();
        if (Boolean.TRUE.equals(history.commonCredential())) {
            sheet.word(Indicator.G5, "common", "a popular user name and password");
        } else if (Boolean.TRUE.equals(history.newCredential())) {
            newCredential(sheet, observed, defaults);
        } else if (history.commonCredential() == null) {
            sheet.missing(NO_MEMORY, Indicator.G5);
        }
        long tries = 0;
        for (Login login : observed.session().logins()) {
            tries += login.password() == null ? 0 : 1;
        }
        sheet.number(Indicator.G5T, (double) tries, NumberForm.COUNT);
    }

    /** Everything is new in the first sessions of a log, and a default password is no secret. */
    private static void newCredential(EvidenceSheet sheet, ObservedSession observed, Predicate<Login> defaults) {
        Long stored = observed.history().storedSessions();
        if (stored == null || stored < sheet.get(Threshold.G5_STORED)) {
            sheet.missing("too few earlier sessions to call a password new", Indicator.G5);
        } else if (observed.session().logins().stream().noneMatch(defaults)) {
            sheet.word(Indicator.G5, "new", "a password that no earlier session used");
        }
    }

    private static void number(EvidenceSheet sheet, Indicator indicator, @Nullable Double number) {
        if (number == null) {
            sheet.missing(NO_MEMORY, indicator);
        } else {
            sheet.number(indicator, number, SampleStatistics.plain(number));
        }
    }
}
