package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the lists that sources of files read; {@code lists update} fetches them. */
@Command(
        name = "lists",
        description = {
            "Shows the lists that answer without a request, and their terms. Fetches nothing;",
            "'lists update' does, when you call it."
        },
        mixinStandardHelpOptions = true)
final class ListsCommand implements Callable<Integer> {
    private static final String BY_HAND = """
            azure
              https://www.microsoft.com/en-us/download/details.aspx?id=56519
              the address of the file changes every week: put it into the folder 'clouds' by hand
            maxmind
              https://dev.maxmind.com/geoip/geolite2-free-geolocation-data
              a free account; name MaxMind where the data is used, update within 30 days, do not pass the files on:
              fetch them with MaxMind's geoipupdate into the folder 'maxmind'""";

    private final Console console;

    ListsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (KnownList list : KnownList.values()) {
            console.print(list.name().toLowerCase(Locale.ROOT) + "\n  " + list.url() + "\n  " + list.terms());
        }
        console.print(BY_HAND);
        return 0;
    }
}
