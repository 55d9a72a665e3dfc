package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.spur.SpurFacts;
import io.github.cowriekit.report.internal.text.TimeText;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the script makes of one session.
 *
 * @param id the session
 * @param commands events of commands, as the script counts them: a command that fails counts twice
 * @param recent whether VirusTotal got a download lately
 * @param text the block, empty when the script skips the session: without login, or by public key
 */
record LegacyBlock(String id, long commands, boolean recent, String text) {
    private static final String END = "\n" + "X".repeat(96) + "\n\n";

    static LegacyBlock of(EnrichedSession enriched, LocalDateTime now, ZoneId zone, Consumer<String> classifications) {
        Session session = enriched.session();
        Login login = session.successfulLogin().orElse(null);
        long commands = commands(session);
        String address = session.source().ip();
        if (login == null
                || login.username() == null
                || login.password() == null
                || login.at() == null
                || address == null) {
            return new LegacyBlock(session.id(), commands, false, "");
        }
        LegacyText text = new LegacyText();
        LegacyAnswers answers = new LegacyAnswers(enriched.results());
        text.line("Session", session.id());
        text.line("Session Duration", duration(session) + " seconds");
        text.line("Protocol", session.incomplete().contains(Incomplete.NO_CONNECT) ? "None" : str(session.protocol()));
        text.line("Username", login.username());
        text.line("Password", login.password());
        text.line("Timestamp", TimeText.iso(login.at()));
        text.line("Source IP Address", address);
        if (answers.hasKeyOf("urlhaus")) {
            text.line("URLhaus IP Tags", LegacyFiles.tags(answers, address));
        }
        if (answers.hasKeyOf("dshield")) {
            LegacyFiles.network(text, answers, address);
            text.number("Total Commands Run", commands);
        }
        SpurFacts spur = answers.facts(SpurFacts.class, "spur", address);
        if (spur != null) {
            LegacySpur.add(text, spur);
        }
        LegacyFiles files = new LegacyFiles(text, answers, spur, now, zone, classifications);
        boolean recent = files.downloads(session.downloads());
        files.uploads(session.uploads());
        text.raw("\n////////////////// COMMANDS ATTEMPTED //////////////////\n\n");
        for (Command command : session.commands()) {
            text.raw("# " + LegacyText.safe(command.input()) + "\n");
        }
        text.raw("\n" + END);
        return new LegacyBlock(session.id(), commands, recent, text.toString());
    }

    /** The first five characters of the number that Python read, nothing when the log has none. */
    private static String duration(Session session) {
        if (session.duration() == null || session.durationDerived()) {
            return "";
        }
        String number = Python.number(TimeText.seconds(session.duration()));
        return number.length() <= 5 ? number : number.substring(0, 5);
    }

    private static String str(@Nullable String value) {
        return value == null ? "None" : value;
    }

    private static long commands(Session session) {
        long commands = 0;
        for (Map.Entry<String, Long> event : session.eventCounts().entrySet()) {
            commands += event.getKey().contains("cowrie.command.") ? event.getValue() : 0;
        }
        return commands;
    }
}
