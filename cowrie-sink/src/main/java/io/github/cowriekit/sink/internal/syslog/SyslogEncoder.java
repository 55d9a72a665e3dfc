package io.github.cowriekit.sink.internal.syslog;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.sink.internal.alert.AlertJson;
import io.github.cowriekit.sink.spi.Alert;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Makes whole messages, of a bounded number of octets.
 *
 * @param isCef whether sessions are in CEF; otherwise in OCSF
 * @param facility from 0 to 23
 * @param severity the same for all messages, empty to take it from the interest
 * @param maxBytes octets of a message at most
 */
public record SyslogEncoder(boolean isCef, int facility, OptionalInt severity, int maxBytes) {
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;

    /** As in OCSF: from here on an analyst should look. */
    private static final int HIGH_INTEREST = 75;

    private static final int LOW_INTEREST = 25;
    private static final ExportOptions OPTIONS = ExportOptions.all();

    public String session(SessionRecord session) {
        String header = SyslogMessage.header(
                priority(severity(OPTIONS.interestOf(session))),
                session.session().startedAt(),
                session.session().sensor(),
                "session",
                Reports.idOf(session));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        (isCef ? Reports.cef(OPTIONS) : Reports.ocsf(OPTIONS)).write(Stream.of(session), out);
        String line = out.toString(StandardCharsets.UTF_8).stripTrailing();
        int room = maxBytes - header.length();
        return header + (isCef ? CefCut.fit(line, room) : JsonCut.fit(line, room));
    }

    public String alert(Alert alert) {
        String header = SyslogMessage.header(priority(WARNING), alert.time(), alert.sensor(), "alert", alert.id());
        return header + JsonCut.fit(AlertJson.toJson(alert), maxBytes - header.length());
    }

    private int priority(int usual) {
        return 8 * facility + severity.orElse(usual);
    }

    private static int severity(int interest) {
        if (interest >= HIGH_INTEREST) {
            return WARNING;
        }
        return interest >= LOW_INTEREST ? NOTICE : INFORMATIONAL;
    }
}
