package io.github.cowriekit.parser.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.internal.event.EventReader;
import io.github.cowriekit.parser.internal.event.LineContent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a line with the scanner in front and with the JSON parser alone. */
final class BothReaders {
    private final EventReader reader;

    BothReaders(EventReader reader) {
        this.reader = reader;
    }

    /** Compares events, problems and completeness. */
    void assertSame(byte[] line) {
        LineContent content = reader.read(line, 0, line.length);
        List<CowrieEvent> events = List.copyOf(content.events());
        List<LineContent.Flaw> flaws = List.copyOf(content.flaws());
        boolean complete = content.isComplete();
        LineContent expected = reader.readJson(line, 0, line.length);

        boolean same = events.equals(expected.events())
                && flaws.equals(expected.flaws())
                && complete == expected.isComplete()
                && orderOfExtras(events).equals(orderOfExtras(expected.events()));
        if (!same) {
            assertThat(events).as(new String(line, StandardCharsets.ISO_8859_1)).isEqualTo(expected.events());
            assertThat(flaws).as(new String(line, StandardCharsets.ISO_8859_1)).isEqualTo(expected.flaws());
            assertThat(complete).isEqualTo(expected.isComplete());
            assertThat(orderOfExtras(events)).isEqualTo(orderOfExtras(expected.events()));
        }
    }

    private static List<String> orderOfExtras(List<CowrieEvent> events) {
        return events.stream()
                .flatMap(event -> event.header().extra().keySet().stream())
                .toList();
    }
}
