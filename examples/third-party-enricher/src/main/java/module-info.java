import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.model.intel.FactsKinds;
import org.example.scoreboard.ScoreboardKinds;
import org.example.scoreboard.ScoreboardProvider;

/** A source of intelligence that CowrieKit does not know. */
module org.example.scoreboard {
    requires com.fasterxml.jackson.databind;
    requires io.github.cowriekit.enrich;
    requires static org.jspecify;

    // JSON is read into the record
    opens org.example.scoreboard to
            com.fasterxml.jackson.databind;

    provides EnricherProvider with
            ScoreboardProvider;
    provides FactsKinds with
            ScoreboardKinds;
}
