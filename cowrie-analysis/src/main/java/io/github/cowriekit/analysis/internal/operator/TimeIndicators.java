package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.commands.ActiveTime;
import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;
import io.github.cowriekit.analysis.internal.weights.Indicator;
import io.github.cowriekit.analysis.internal.weights.NumberForm;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.assessment.EvidenceGroup;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** T: times of logins and commands. */
final class TimeIndicators {
    private static final String TOO_FEW = "too few commands with times";

    private static final String UNSTEADY =
            "the clock of the sensor was set during the session, or the log is out of order";
    private static final Indicator[] ALL = Arrays.stream(Indicator.values())
            .filter(indicator -> indicator.group() == EvidenceGroup.TIME)
            .toArray(Indicator[]::new);

    private TimeIndicators() {}

    /**
     * Observes a session.
     *
     * @param commandLine whether its commands came with the login, so that typing them took no time
     */
    static void observe(EvidenceSheet sheet, ObservedSession observed, boolean commandLine) {
        if (!observed.session().hasSteadyClock()) {
            sheet.missing(UNSTEADY, ALL);
            return;
        }
        if (!observed.commands().isEmpty()) {
            betweenCommands(sheet, observed.times());
            if (commandLine) {
                sheet.missing("sent with the login, as in ssh host command", Indicator.T3);
            } else {
                firstCommand(sheet, observed.session(), observed.times());
            }
            activity(sheet, observed.session());
            rank(sheet, observed);
        }
        firstPassword(sheet, observed);
        betweenPasswords(sheet, observed);
    }

    /** T1, T1P, T2, T2F, which also apply to part of a session. */
    static void betweenCommands(EvidenceSheet sheet, List<Instant> times) {
        double[] gaps = gapsOf(times);
        double median = gaps.length == 0 ? 0 : SampleStatistics.median(gaps);
        gaps(sheet, gaps, median);
        regularity(sheet, gaps, median);
    }

    private static void gaps(EvidenceSheet sheet, double[] gaps, double medianOfAll) {
        if (gaps.length < sheet.get(Threshold.T1_GAPS)) {
            sheet.missing(TOO_FEW, Indicator.T1, Indicator.T1P);
            return;
        }
        double burst = sheet.get(Threshold.T1_BURST);
        int bursts = 0;
        for (double gap : gaps) {
            bursts += gap >= burst ? 0 : 1;
        }
        boolean pasted = bursts >= sheet.get(Threshold.T1_BURSTS);
        // for a person who pastes, only the time between the blocks counts
        boolean blocks = pasted && gaps.length - bursts >= sheet.get(Threshold.T1_GAPS);
        double median = blocks
                ? SampleStatistics.median(
                        Arrays.stream(gaps).filter(gap -> gap >= burst).toArray())
                : medianOfAll;
        sheet.number(Indicator.T1, median, NumberForm.SECONDS);
        if (pasted) {
            sheet.word(Indicator.T1P, "pasted", Integer.toString(bursts));
        }
    }

    private static void regularity(EvidenceSheet sheet, double[] gaps, double median) {
        if (gaps.length < sheet.get(Threshold.T2_GAPS)) {
            sheet.missing(TOO_FEW, Indicator.T2);
        } else {
            double variation = SampleStatistics.variation(gaps);
            sheet.number(Indicator.T2, variation, NumberForm.RATIO);
        }
        if (gaps.length < sheet.get(Threshold.T2F_GAPS) || median == 0) {
            sheet.missing(TOO_FEW, Indicator.T2F);
        } else {
            double longest = gaps[0];
            double shortest = gaps[0];
            for (double gap : gaps) {
                longest = Math.max(longest, gap);
                shortest = Math.min(shortest, gap);
            }
            double spread = (longest - shortest) / median;
            sheet.number(Indicator.T2F, spread, NumberForm.RATIO);
        }
    }

    private static void firstCommand(EvidenceSheet sheet, Session session, List<Instant> times) {
        Instant login = successfulLogin(session.logins());
        if (login == null || times.isEmpty() || times.get(0).isBefore(login)) {
            sheet.missing("no login or no command with a time", Indicator.T3);
            return;
        }
        sheet.number(Indicator.T3, SampleStatistics.seconds(login, times.get(0)), NumberForm.SECONDS);
    }

    private static @Nullable Instant successfulLogin(List<Login> logins) {
        for (Login login : logins) {
            if (login.success()) {
                return login.at();
            }
        }
        return null;
    }

    /** T8. Cowrie waits about a second after a wrong password. */
    private static void betweenPasswords(EvidenceSheet sheet, ObservedSession observed) {
        if (observed.isTelnet()) {
            sheet.missing("telnet", Indicator.T8);
            return;
        }
        List<Login> logins = observed.session().logins();
        double[] gaps = new double[logins.size()];
        int passwords = 0;
        Instant last = null;
        for (int i = 0; i < logins.size(); i++) {
            Instant at = logins.get(i).at();
            if (logins.get(i).password() != null && at != null) {
                if (last != null) {
                    gaps[passwords - 1] = SampleStatistics.seconds(last, at);
                }
                last = at;
                passwords++;
            }
        }
        if (passwords < sheet.get(Threshold.T8_PASSWORDS)) {
            sheet.missing("too few passwords with times", Indicator.T8);
        } else {
            double median = SampleStatistics.median(Arrays.copyOf(gaps, passwords - 1));
            sheet.number(Indicator.T8, median, NumberForm.SECONDS);
        }
    }

    /**
     * T4. Measured from connect, since a session does not contain the time of the key exchange a fraction of a second later.
     * Over telnet, nobody can type name and password that fast, but the commands of a session say more about its operator.
     */
    private static void firstPassword(EvidenceSheet sheet, ObservedSession observed) {
        if (observed.isTelnet() && !observed.commands().isEmpty()) {
            sheet.missing("telnet", Indicator.T4);
            return;
        }
        Instant password = firstPassword(observed.session().logins());
        Instant connect = observed.session().startedAt();
        if (connect == null || password == null || password.isBefore(connect)) {
            sheet.missing("no password with a time", Indicator.T4);
            return;
        }
        sheet.number(Indicator.T4, SampleStatistics.seconds(connect, password), NumberForm.SECONDS);
    }

    private static @Nullable Instant firstPassword(List<Login> logins) {
        for (Login login : logins) {
            if (login.password() != null && login.at() != null) {
                return login.at();
            }
        }
        return null;
    }

    private static void activity(EvidenceSheet sheet, Session session) {
        Instant connect = session.startedAt();
        Instant close = session.endedAt();
        Instant last = ActiveTime.lastLine(session);
        if (connect == null || last == null) {
            sheet.missing("no command with a time", Indicator.T5, Indicator.T7);
            return;
        }
        sheet.number(Indicator.T5, SampleStatistics.seconds(connect, last), NumberForm.SECONDS);
        if (close == null || session.end() != SessionEnd.CLOSED) {
            sheet.missing("the log does not say when it was closed", Indicator.T7);
        } else {
            sheet.number(Indicator.T7, SampleStatistics.seconds(last, close), NumberForm.SECONDS);
        }
    }

    private static void rank(EvidenceSheet sheet, ObservedSession observed) {
        Double rank = observed.history().durationRank();
        if (rank == null) {
            boolean remembers = observed.history().storedSessions() != null;
            sheet.missing(
                    remembers
                            ? "fewer than 20 sessions with the same commands, or no times"
                            : HistoryIndicators.NO_MEMORY,
                    Indicator.T6);
        } else {
            sheet.number(Indicator.T6, rank, SampleStatistics.percent(rank));
        }
    }

    static double[] gapsOf(List<Instant> times) {
        double[] gaps = new double[Math.max(0, times.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = SampleStatistics.seconds(times.get(i), times.get(i + 1));
        }
        return gaps;
    }
}
