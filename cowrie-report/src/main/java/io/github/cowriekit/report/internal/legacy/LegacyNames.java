package io.github.cowriekit.report.internal.legacy;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The names of the script's files; it puts the sessions and the summary of the abnormal report into one file only when it
 * summarises days.
 */
public record LegacyNames(String standard, String abnormal, String abnormalSessions) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);

    public static LegacyNames of(LegacyOptions options) {
        String date =
                DATE.format(options.clock().instant().atZone(options.clock().getZone()));
        if (options.days() == null) {
            return new LegacyNames(date + "_report.txt", date + "_abnormal_report.txt", date + "abnormal_report.txt");
        }
        String abnormal = date + "_abnormal_" + options.days() + "-day_report.txt";
        return new LegacyNames(date + "_" + options.days() + "_day_report.txt", abnormal, abnormal);
    }
}
