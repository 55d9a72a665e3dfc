import io.github.cowriekit.enrich.spi.EnricherProvider;
import org.example.scoreboard.ScoreboardProvider;

/** A source of intelligence that CowrieKit does not know. */
module org.example.scoreboard {
    requires com.fasterxml.jackson.databind;
    requires io.github.cowriekit.enrich;
    requires static org.jspecify;

    provides EnricherProvider with
            ScoreboardProvider;
}
