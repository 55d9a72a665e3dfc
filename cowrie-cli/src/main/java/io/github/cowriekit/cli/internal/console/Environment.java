package io.github.cowriekit.cli.internal.console;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the environment holds that does nothing: such mistakes are said before anything is asked. */
public final class Environment {
    private static final String PREFIX = "COWRIEKIT_";
    private static final List<String> SUFFIXES = List.of("KEY", "KEY_FILE", "URL", "RATE", "FILES");

    private Environment() {}

    /** Returns one line for each variable that looks meant for this library and means nothing to it. */
    public static List<String> mistakes(Map<String, String> variables) {
        List<String> mistakes = new ArrayList<>();
        Set<String> known = known();
        for (String name : new TreeSet<>(variables.keySet())) {
            if (name.startsWith(PREFIX) && !known.contains(name)) {
                String meant = Similar.nearest(name, known);
                mistakes.add(TerminalText.line(name) + " means nothing to this version"
                        + (meant == null ? "" : "; did you mean " + meant + "?"));
            }
        }
        String contact = variables.get(PREFIX + "CONTACT");
        if (contact != null && !contact.isBlank() && !contact.contains("@") && !contact.contains("://")) {
            mistakes.add(PREFIX + "CONTACT is neither an e-mail address nor a URL: no source can write to it");
        }
        return mistakes;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        known.add(PREFIX + "CONTACT");
        // for the script that starts us
        known.add(PREFIX + "JAVA_OPTS");
        known.add(PREFIX + "START");
        ServiceLoader.load(EnricherProvider.class).stream()
                .flatMap(Environment::variablesOf)
                .forEach(known::add);
        return known;
    }

    private static Stream<String> variablesOf(ServiceLoader.Provider<EnricherProvider> lazy) {
        try {
            EnricherProvider provider = lazy.get();
            String source = PREFIX + provider.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
            Stream<String> lists = provider.defaults().lists().isEmpty() ? Stream.empty() : Stream.of(source + "LISTS");
            return Stream.concat(SUFFIXES.stream().map(source::concat), lists);
        } catch (ServiceConfigurationError e) {
            // whoever asks this source is told
            return Stream.empty();
        }
    }
}
