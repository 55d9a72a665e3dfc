package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.assessment.history.CrowdSighting;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** G: what earlier sessions tell. */
final class CrowdIndicators {
    static final String NO_MEMORY = "no memory of earlier sessions";

    private static final Set<String> EVERYDAY = Set.of("ls", "cd", "pwd", "whoami", "id", "w", "exit", "clear", "help");

    private CrowdIndicators() {}

    /**
     * Observes a session.
     *
     * @param defaults tells the user names and passwords that devices are sold with
     */
    static void observe(EvidenceSheet sheet, ObservedSession watched, Predicate<Login> defaults) {
        CrowdSighting crowd = watched.crowd();
        if (!watched.commands().isEmpty()) {
            popularity(sheet, watched);
            cluster(sheet, crowd);
        }
        if (crowd.campaign() != null) {
            sheet.word(Indicator.G2, "campaign", crowd.campaign());
        } else if (crowd.storedSessions() == null) {
            sheet.missing(NO_MEMORY, Indicator.G2);
        }
        Long hour = crowd.sessionsInLastHour();
        number(sheet, Indicator.G4, hour == null ? null : hour.doubleValue());
        number(sheet, Indicator.G4F, crowd.intervalVariation());
        credentials(sheet, watched, defaults);
        if (crowd.returned() == null) {
            sheet.missing(crowd.storedSessions() == null ? NO_MEMORY : "no address or no time", Indicator.G6);
        } else if (crowd.returned()) {
            sheet.word(Indicator.G6, "returned", "a second visit");
        }
    }

    private static void popularity(EvidenceSheet sheet, ObservedSession watched) {
        Long addresses = watched.crowd().addresses();
        if (addresses == null) {
            sheet.missing(NO_MEMORY, Indicator.G1);
            return;
        }
        String observed = addresses + (addresses == 1 ? " address" : " addresses");
        Long stored = watched.crowd().storedSessions();
        if (watched.commands().size() < sheet.get(Threshold.G1_COMMANDS)) {
            if (addresses >= sheet.get(Threshold.G1_SHORT)
                    && !watched.lines().stream().map(String::strip).allMatch(EVERYDAY::contains)) {
                sheet.word(Indicator.G1, "shared short", observed);
            }
        } else if (addresses >= sheet.get(Threshold.G1_ADDRESSES)) {
            sheet.word(Indicator.G1, "shared", observed);
        } else if (stored != null && stored >= sheet.get(Threshold.G1_STORED)) {
            sheet.word(Indicator.G1, "unique", Long.toString(stored));
        }
    }

    private static void cluster(EvidenceSheet sheet, CrowdSighting crowd) {
        if (crowd.nearSessions() == null || crowd.nearAddresses() == null) {
            sheet.missing(NO_MEMORY, Indicator.G3);
        } else if (crowd.nearSessions() >= sheet.get(Threshold.G3_SESSIONS)
                && crowd.nearAddresses() >= sheet.get(Threshold.G3_ADDRESSES)) {
            sheet.word(
                    Indicator.G3,
                    "near",
                    crowd.nearSessions() + " sessions from " + crowd.nearAddresses() + " addresses");
        }
    }

    private static void credentials(EvidenceSheet sheet, ObservedSession watched, Predicate<Login> defaults) {
        CrowdSighting crowd = watched.crowd();
        if (Boolean.TRUE.equals(crowd.commonCredential())) {
            sheet.word(Indicator.G5, "common", "a popular user name and password");
        } else if (Boolean.TRUE.equals(crowd.newCredential())) {
            newCredential(sheet, watched, defaults);
        } else if (crowd.commonCredential() == null) {
            sheet.missing(NO_MEMORY, Indicator.G5);
        }
        long tries = 0;
        for (Login login : watched.session().logins()) {
            tries += login.password() == null ? 0 : 1;
        }
        sheet.number(Indicator.G5T, (double) tries, NumberForm.COUNT);
    }

    /** In the first sessions of a log everything is new, and a default is nobody's secret. */
    private static void newCredential(EvidenceSheet sheet, ObservedSession watched, Predicate<Login> defaults) {
        Long stored = watched.crowd().storedSessions();
        if (stored == null || stored < sheet.get(Threshold.G5_STORED)) {
            sheet.missing("too few earlier sessions to call a password new", Indicator.G5);
        } else if (watched.session().logins().stream().noneMatch(defaults)) {
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
