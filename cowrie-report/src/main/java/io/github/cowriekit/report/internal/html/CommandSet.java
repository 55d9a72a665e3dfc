package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a session did in a few words: the campaign that its commands are known by, else the names of the first ones. */
final class CommandSet {
    private static final int MAX_LENGTH = 60;
    private static final int MAX_NAME = 24;

    private CommandSet() {}

    /** Returns the words, null for a session without commands. */
    static @Nullable String of(SessionRecord record) {
        Session session = record.session();
        if (session.commands().isEmpty()) {
            return null;
        }
        if (record instanceof Assessment assessment
                && assessment.playbook() != null
                && assessment.playbook().family().isPresent()) {
            return PageText.LIST.ofService(assessment.playbook().family().get());
        }
        StringJoiner names = new StringJoiner("; ");
        for (Command command : session.commands()) {
            if (names.length() >= MAX_LENGTH) {
                break;
            }
            names.add(name(PageText.LIST.ofCommand(command.input())));
        }
        return names.toString();
    }

    private static String name(String input) {
        String stripped = input.strip();
        int end = stripped.indexOf(' ');
        String name = end < 0 ? stripped : stripped.substring(0, end);
        return name.length() <= MAX_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, MAX_NAME)));
    }
}
