package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.internal.digest.ListTotals;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row per session. */
final class SessionRows implements Rows {
    /** From the verdict to the version of ATT&amp;CK. */
    private static final int ASSESSED_COLUMNS = 7;

    @Override
    public List<String> header() {
        return List.of(
                "session",
                "sensor",
                "protocol",
                "source_ip",
                "source_port",
                "started_at",
                "ended_at",
                "duration_seconds",
                "duration_derived",
                "end",
                "login_success",
                "username",
                "password",
                "login_attempts",
                "commands",
                "commands_failed",
                "downloads",
                "uploads",
                "forwards",
                "client_version",
                "hassh",
                "asn",
                "as_name",
                "country",
                "registered_country",
                "network_kind",
                "verdict",
                "interest",
                "techniques",
                "campaigns",
                "tools",
                "cluster",
                "attack_version");
    }

    @Override
    public void of(SessionRecord record, Consumer<List<@Nullable String>> rows) {
        Session session = record.session();
        Login login = session.successfulLogin().orElse(last(session.logins()));
        SourceOrigin origin = SourceOrigin.of(record);
        Cells cells = new Cells()
                .text(session.id())
                .text(session.sensor())
                .text(session.protocol())
                .text(session.source().ip())
                .number(session.source().port())
                .time(session.startedAt())
                .time(session.endedAt())
                .seconds(session.duration())
                .flag(session.durationDerived())
                .text(session.end().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .flag(session.successfulLogin().isPresent())
                .text(login == null ? null : login.username())
                .text(login == null ? null : login.password())
                .number(ListTotals.logins(session))
                .number(ListTotals.commands(session))
                .number(session.failedCommands())
                .number(ListTotals.downloads(session))
                .number(ListTotals.uploads(session))
                .number(ListTotals.forwards(session))
                .text(session.client().softwareVersion())
                .text(session.client().hassh())
                .number(origin.asn())
                .text(origin.asName())
                .text(origin.country())
                .text(origin.registeredCountry())
                .text(origin.networkKind() == null ? null : origin.networkKind().label());
        assessed(cells, record instanceof Assessment assessment ? assessment : null);
        rows.accept(cells.row());
    }

    /** The columns of an assessment, empty without one. */
    private static void assessed(Cells cells, @Nullable Assessment assessment) {
        if (assessment == null) {
            for (int i = 0; i < ASSESSED_COLUMNS; i++) {
                cells.text(null);
            }
            return;
        }
        Techniques techniques = assessment.techniques();
        Playbook playbook = assessment.playbook();
        cells.text(assessment.operator().verdict().label())
                .number(
                        assessment.interest() == null
                                ? null
                                : assessment.interest().points())
                .text(techniques == null ? null : String.join(" ", techniques.ids()))
                .text(playbook == null ? null : names(playbook.campaigns()))
                .text(playbook == null ? null : names(playbook.tools()))
                .text(assessment.cluster() == null ? null : assessment.cluster().name())
                .text(techniques == null || techniques.attempts().isEmpty() ? null : Techniques.ATTACK_VERSION);
    }

    private static @Nullable String names(List<CampaignMatch> matches) {
        return matches.isEmpty()
                ? null
                : matches.stream().map(CampaignMatch::name).collect(Collectors.joining(" "));
    }

    private static @Nullable Login last(List<Login> logins) {
        return logins.isEmpty() ? null : logins.get(logins.size() - 1);
    }
}
