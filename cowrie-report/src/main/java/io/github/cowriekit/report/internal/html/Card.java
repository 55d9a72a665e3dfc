package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session in the few words of a card; all texts are safe to show.
 *
 * @param id id of the session
 * @param address where it came from, null if the log does not say
 * @param where country, kind of network and network, empty if nobody says
 * @param verdict who drove it, null if it was not assessed
 * @param interest how much it deserves to be read, null if it was not assessed
 * @param startedAt when it began
 * @param sensor where it was seen
 * @param did what was done, in the words of the log
 * @param techniques what was done, in the words of ATT&amp;CK
 * @param why why it is unusual, empty if nothing is
 * @param likeness what like sessions have in common: of them only the first has a card
 */
record Card(
        String id,
        @Nullable String address,
        String where,
        @Nullable String verdict,
        @Nullable Integer interest,
        @Nullable Instant startedAt,
        @Nullable String sensor,
        String did,
        String techniques,
        String why,
        String likeness) {
    private static final int SHOWN = 3;
    private static final int TECHNIQUES = 5;
    /** The details have the whole of it. */
    private static final SafeText REASON = new SafeText(90);

    static Card of(SessionRecord record) {
        Session session = record.session();
        SourceOrigin origin = SourceOrigin.of(record);
        String where = Stream.of(
                        origin.countryText(),
                        origin.networkKind() == null
                                ? null
                                : origin.networkKind().label(),
                        origin.networkText())
                .filter(word -> word != null && !word.isEmpty())
                .map(PageText.LIST::ofService)
                .collect(Collectors.joining(" · "));
        Assessment assessment = record instanceof Assessment assessed ? assessed : null;
        return new Card(
                PageText.LIST.undefanged(session.id()),
                session.source().ip() == null
                        ? null
                        : PageText.LIST.undefanged(session.source().ip()),
                where,
                assessment == null
                        ? null
                        : Objects.requireNonNull(Conclusion.of(assessment, PageText.LIST))
                                .verdict(),
                assessment == null || assessment.interest() == null
                        ? null
                        : assessment.interest().points(),
                session.startedAt(),
                session.sensor() == null ? null : PageText.LIST.ofLog(session.sensor()),
                did(record),
                assessment == null ? "" : techniques(assessment),
                assessment == null || assessment.interest() == null ? "" : why(assessment.interest()),
                String.valueOf(session.commands().isEmpty() ? session.source().ip() : CommandSet.of(record)));
    }

    private static String did(SessionRecord record) {
        Session session = record.session();
        StringJoiner did = new StringJoiner("; ");
        List<Login> logins = session.logins();
        session.successfulLogin().ifPresentOrElse(login -> did.add("got in as " + credential(login)), () -> {
            if (!logins.isEmpty()) {
                did.add(counted(ListTotals.failedLogins(session), "failed login"));
            }
        });
        if (!session.commands().isEmpty()) {
            did.add(counted(ListTotals.commands(session), "command") + " (" + CommandSet.of(record) + ")");
        }
        int files = Rank.files(session);
        if (files > 0) {
            did.add(counted(files, "file"));
        }
        return did.length() == 0 ? "connected" : did.toString();
    }

    private static String credential(Login login) {
        return SessionData.logged(login.username())
                + (login.publicKey() == null ? " / " + SessionData.logged(login.password()) : " with a key");
    }

    static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String techniques(Assessment assessment) {
        if (assessment.techniques() == null) {
            return "";
        }
        List<String> names = new ArrayList<>(assessment.techniques().attempts().stream()
                .map(AttemptedTechnique::rule)
                .map(rule -> PageText.LIST.undefanged(rule.technique() + " " + rule.name()))
                .distinct()
                .toList());
        int left = names.size() - TECHNIQUES;
        return String.join(", ", names.subList(0, Math.min(TECHNIQUES, names.size())))
                + (left > 0 ? " and " + left + " more" : "");
    }

    private static String why(Interest interest) {
        return interest.reasons().stream()
                .filter(reason -> reason.points() > 0)
                .limit(SHOWN)
                .map(reason -> REASON.ofLog(reason.text()))
                .collect(Collectors.joining("; "));
    }
}
