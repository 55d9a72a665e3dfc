package io.github.cowriekit.parser.internal.files;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises files beside Cowrie's JSON logs that are none. */
final class OtherLogs {
    private static final Pattern TEXT_LOG = Pattern.compile(
            "^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\S{0,20} \\[[^\\]\\n]{1,200}\\] ", Pattern.MULTILINE);
    private static final Pattern TABLE =
            Pattern.compile("^[^{\\n]{0,2000}\\b(?:eventid|src_ip|session)\\b\"?[,;\\t][^{\\n]{0,2000}\\n");
    private static final Pattern OTHER_HONEYPOT = Pattern.compile(
            "^\\s*\\{.{0,2000}?\"(?:src_ip|src_host|remote_host|source_ip|remote_ip|attack_type|connection)\"\\s*:",
            Pattern.DOTALL);

    private OtherLogs() {}

    /** Returns what a text is that holds no event of Cowrie, in words; null if that cannot be told. */
    static @Nullable String name(String head) {
        if (TEXT_LOG.matcher(head).find()) {
            return "a text log, such as cowrie.log; only the JSON log, cowrie.json, is read";
        }
        if (TABLE.matcher(head).find()) {
            return "a table, such as CSV; only JSON is read";
        }
        return OTHER_HONEYPOT.matcher(head).find()
                ? "JSON without an eventid: the log of another honeypot, or an export that left it out"
                : null;
    }
}
