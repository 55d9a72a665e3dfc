import io.github.cowriekit.enrich.spi.EnricherProvider;
import io.github.cowriekit.model.intel.FactsKinds;
import org.example.scoreboard.ScoreboardKinds;
import org.example.scoreboard.ScoreboardProvider;

/** A source of intelligence that CowrieKit does not know. */
module org.example.scoreboard {
    requires io.github.cowriekit.enrich;
    requires static org.jspecify;

    // kept answers are read back into the record
    opens org.example.scoreboard;

    provides EnricherProvider with
            ScoreboardProvider;
    provides FactsKinds with
            ScoreboardKinds;
}
