package io.github.cowriekit.parser.internal.export;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the tools that carry a log write before each line of it: a time, the name of a container, a head of syslog.
 *
 * <p>Only known forms are removed. In Cowrie's text log and the logs of other programs an attacker controls the end of lines,
 * and a pattern that matches any text would turn that into events.
 */
public final class LinePrefix {
    private static final int MAX_LENGTH = 300;

    private static final String TIME =
            "\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?" + "(?:Z| ?[+-]\\d\\d:?\\d\\d| UTC)?";
    private static final String SHORT_TIME = "[A-Z][a-z]{2} [ \\d]\\d(?: \\d{4})? \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?";
    private static final String COLOR = "(?:\\x1b\\[[\\d;]{0,20}m)?";
    private static final String NAME = "[\\w./@-]{1,100}";
    /** The name of a program, but for those that log what a visitor typed, and for what Cowrie says of it itself. */
    private static final String TAG =
            "(?!(?i:cmd|input|bash|zsh|sh|sshd|sudo|su|auditd?|kernel|nginx|httpd|apache2)\\b)" + NAME;

    // each starts differently or is tried after the others; none repeats a part that can match the empty text
    private static final Pattern KNOWN = Pattern.compile(String.join(
            "|",
            // docker compose, with or without colours and times
            COLOR + NAME + " {0,40}\\| {0,2}" + COLOR + "(?:" + TIME + " )?",
            // CRI of Kubernetes, docker logs --timestamps, CloudWatch, a tag or stream behind the time
            "\\[?" + TIME + "\\]?(?:[ \\t]std(?:out|err)[ \\t][FP])?[ \\t]{1,4}",
            TIME + "[ \\t]" + TAG + "[ \\t]",
            // logcli of Loki: labels in braces
            TIME + " \\{[\\w=\", ./-]{0,150}\\} ",
            // syslog, RFC 5424, with or without its length
            "(?:\\d{1,6} )?<\\d{1,3}>\\d? ?" + TIME
                    + " \\S{1,60} \\S{1,60} \\S{1,60} \\S{1,60} (?:-|\\[[^\\]]{0,100}\\]) ?(?:\\u00ef\\u00bb\\u00bf)?",
            // syslog, RFC 3164, journalctl, ts of moreutils, Heroku
            "(?:<\\d{1,3}>)?(?:" + SHORT_TIME + "|" + TIME + ") (?:" + NAME + " )?(?:" + TAG
                    + "(?:\\[[\\w.]{1,20}\\])?: (?:@cee: ?)?)?",
            // kubectl logs --prefix
            "\\[pod/" + NAME + "\\] (?:" + TIME + " )?",
            // words in brackets, as loggers write time, level and name
            "(?:\\[[^\\]\\[\"{]{1,60}\\] ?){1,4}",
            // grep over several files
            "[\\w./@-]{0,100}\\.(?:json|log)[\\w.-]{0,40}[:-](?:\\d{1,12}[:-])? ?",
            // cat -n, a time as a number
            "\\d{1,20}(?:\\.\\d{1,9})?[ \\t]{1,4}",
            // a level, as the logging of Python and Go writes it
            "\\[?(?:DEBUG|INFO|WARN|WARNING|ERROR)\\]?:? "));

    private LinePrefix() {}

    /** Returns where the object begins behind a known form of text, 0 if nothing is before it, -1 if there is none. */
    static int objectIn(String line) {
        int first = 0;
        while (first < line.length() && line.charAt(first) <= ' ' && line.charAt(first) != 0x1b) {
            first++;
        }
        if (first < line.length() && line.charAt(first) == '{') {
            return first;
        }
        int start = objectStart(line, first);
        return start > 0 && KNOWN.matcher(line.substring(first, start)).matches() ? start : -1;
    }

    /** Returns the index of the object behind a known form of text, -1 if the line is nothing like that. */
    public static int objectIn(byte[] buffer, int from, int length) {
        String head = new String(buffer, from, Math.min(length, MAX_LENGTH + 8), StandardCharsets.ISO_8859_1);
        int start = objectIn(head);
        return start < 0 ? -1 : from + start;
    }

    private static int objectStart(String line, int from) {
        int stop = Math.min(line.length() - 1, from + MAX_LENGTH);
        for (int i = from; i < stop; i++) {
            if (line.charAt(i) == '{' && (line.charAt(i + 1) == '"' || line.charAt(i + 1) == ' ')) {
                return i;
            }
        }
        return -1;
    }
}
