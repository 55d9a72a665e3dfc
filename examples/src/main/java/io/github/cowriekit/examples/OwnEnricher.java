package io.github.cowriekit.examples;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.Reports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds a source of one's own: a list of addresses that the team has seen before. */
public final class OwnEnricher {
    private OwnEnricher() {}

    /** Knows what the team wrote down about addresses. */
    record TeamNotes(Map<String, String> notes) implements Enricher {
        @Override
        public String source() {
            return "team-notes";
        }

        @Override
        public Set<ObservableType> supports() {
            return Set.of(ObservableType.IP);
        }

        @Override
        public Optional<Facts> lookup(Observable address) {
            return Optional.ofNullable(notes.get(address.value())).map(note -> new CustomFacts(Map.of("note", note)));
        }
    }

    public static void main(String... arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "examples/sample-logs");
        var notes = new TeamNotes(Map.of("45.79.54.105", "the perl bot of May, see ticket 12"));
        try (var sessions = CowrieLog.in(folder).sessions();
                var enrichment = Enrichment.builder().enricher(notes).build()) {
            Reports.diary().write(sessions.map(enrichment::enrich), System.out);
        }
    }
}
