package io.github.cowriekit.parser;

import io.github.cowriekit.model.event.CowrieEvent;
import java.util.List;
import java.util.Optional;

/**
 * What one line of a log holds: usually one event and no problem.
 *
 * @param events none of a line that is blank or unreadable, several of one with an array or an export's envelope of several
 * @param problems what is wrong with the line, of more than 1,000 flaws the first and the last of each kind; events that
 *     could be read are there all the same
 * @since 0.1.0
 */
public record ParsedLine(List<CowrieEvent> events, List<ParseProblem> problems) {
    /** Copies the lists. */
    public ParsedLine {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }

    /** Returns the first event, empty if there is none. */
    public Optional<CowrieEvent> findEvent() {
        return events.stream().findFirst();
    }
}
