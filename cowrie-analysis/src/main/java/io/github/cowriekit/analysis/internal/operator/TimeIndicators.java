package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** T: what the times of logins and commands tell. */
final class TimeIndicators {
    private TimeIndicators() {}

    static void observe(Sheet sheet, Session session, List<Command> commands) {
        List<Instant> times = commands.stream()
                .map(Command::at)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        gaps(sheet, times);
        regularity(sheet, gapsOf(times));
        firstCommand(sheet, session, times);
        firstPassword(sheet, session);
        activity(sheet, session, times);
    }

    private static void gaps(Sheet sheet, List<Instant> times) {
        List<Double> gaps = gapsOf(times);
        if (gaps.size() < sheet.get(Setting.T1_GAPS)) {
            sheet.missing("too few commands with times", Indicator.T1, Indicator.T1P);
            return;
        }
        List<Double> between =
                gaps.stream().filter(gap -> gap >= sheet.get(Setting.T1_BURST)).toList();
        int bursts = gaps.size() - between.size();
        // a person who pastes is judged by the time between the blocks
        double median = Numbers.median(between.size() < sheet.get(Setting.T1_GAPS) ? gaps : between);
        sheet.number(Indicator.T1, median, Numbers.seconds(median));
        sheet.number(Indicator.T1P, bursts, Integer.toString(bursts));
    }

    private static void regularity(Sheet sheet, List<Double> gaps) {
        if (gaps.size() < sheet.get(Setting.T2_GAPS)) {
            sheet.missing("too few commands with times", Indicator.T2);
        } else {
            double variation = Numbers.variation(gaps);
            sheet.number(Indicator.T2, variation, Numbers.rounded(variation));
        }
        double median = gaps.isEmpty() ? 0 : Numbers.median(gaps);
        if (gaps.size() < sheet.get(Setting.T2F_GAPS) || median == 0) {
            sheet.missing("too few commands with times", Indicator.T2F);
        } else {
            double spread = (Collections.max(gaps) - Collections.min(gaps)) / median;
            sheet.number(Indicator.T2F, spread, Numbers.rounded(spread));
        }
    }

    private static void firstCommand(Sheet sheet, Session session, List<Instant> times) {
        Optional<Instant> login = session.successfulLogin().map(Login::at);
        if (login.isEmpty() || times.isEmpty() || times.get(0).isBefore(login.get())) {
            sheet.missing("no login or no command with a time", Indicator.T3);
            return;
        }
        double seconds = seconds(Duration.between(login.get(), times.get(0)));
        sheet.number(Indicator.T3, seconds, Numbers.seconds(seconds));
    }

    /** Measured from connect: the time of the key exchange, a fraction of a second later, is not part of a session. */
    private static void firstPassword(Sheet sheet, Session session) {
        Optional<Instant> password = session.logins().stream()
                .filter(login -> login.password() != null && login.at() != null)
                .map(Login::at)
                .findFirst();
        Instant connect = session.startedAt();
        if (connect == null || password.isEmpty() || password.get().isBefore(connect)) {
            sheet.missing("no password with a time", Indicator.T4);
            return;
        }
        double seconds = seconds(Duration.between(connect, password.get()));
        sheet.number(Indicator.T4, seconds, Numbers.seconds(seconds));
    }

    private static void activity(Sheet sheet, Session session, List<Instant> times) {
        Instant connect = session.startedAt();
        Instant close = session.endedAt();
        if (connect == null || times.isEmpty()) {
            sheet.missing("no command with a time", Indicator.T5, Indicator.T7);
            return;
        }
        Instant last = times.get(times.size() - 1);
        double active = seconds(Duration.between(connect, last));
        sheet.number(Indicator.T5, active, Numbers.seconds(active));
        if (close == null || session.end() != SessionEnd.CLOSED) {
            sheet.missing("the log does not say when it was closed", Indicator.T7);
        } else {
            double idle = seconds(Duration.between(last, close));
            sheet.number(Indicator.T7, idle, Numbers.seconds(idle));
        }
    }

    private static List<Double> gapsOf(List<Instant> times) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(seconds(Duration.between(times.get(i - 1), times.get(i))));
        }
        return gaps;
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
