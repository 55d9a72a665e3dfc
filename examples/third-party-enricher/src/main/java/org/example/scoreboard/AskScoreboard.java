package org.example.scoreboard;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.intel.Observable;

/** Asks about the addresses that are its arguments; needs {@code COWRIEKIT_SCOREBOARD_KEY} in the environment. */
public final class AskScoreboard {
    private AskScoreboard() {}

    public static void main(String... addresses) {
        try (var enrichment = Enrichment.builder().source("scoreboard").build()) {
            for (String address : addresses) {
                enrichment.lookup(Observable.ip(address)).forEach(System.out::println);
            }
        }
    }
}
