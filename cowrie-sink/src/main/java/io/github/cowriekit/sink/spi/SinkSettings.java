package io.github.cowriekit.sink.spi;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of one sink in a configuration. Every wrong or missing one is a {@link SinkSettingException} that names it.
 *
 * <p>A secret is never written into the configuration: {@code env:NAME} names an environment variable that holds it,
 * {@code file:PATH} a file.
 *
 * @since 0.1.0
 */
public final class SinkSettings {
    private static final int MAX_SECRET = 64 * 1024;

    private final String section;
    private final Map<String, Object> values;
    private final Map<String, String> environment;
    private final Set<String> asked = new TreeSet<>();

    private SinkSettings(String section, Map<String, ?> values, Map<String, String> environment) {
        this.section = Objects.requireNonNull(section, "section");
        this.values = new TreeMap<>(values);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Returns settings.
     *
     * @param section where they stand, for messages, such as {@code sink.search}
     * @param values texts, numbers, booleans, and lists of texts, by name
     * @param environment environment variables, for secrets
     */
    public static SinkSettings of(String section, Map<String, ?> values, Map<String, String> environment) {
        return new SinkSettings(section, values, environment);
    }

    /** Returns a text. */
    public String text(String name) {
        return findText(name).orElseThrow(() -> missing(name));
    }

    /** Returns a text, empty if it is not set. */
    public Optional<String> findText(String name) {
        return find(name, String.class, "a text");
    }

    /** Returns one or several texts, none if it is not set. */
    public List<String> texts(String name) {
        asked.add(name);
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<?> all = value instanceof List<?> list ? list : List.of(value);
        if (!all.stream().allMatch(String.class::isInstance)) {
            throw wrong(name, "is neither a text nor a list of texts");
        }
        return all.stream().map(String.class::cast).toList();
    }

    /** Returns one of several words, the first one if it is not set. */
    public String choice(String name, String... words) {
        String word = findText(name).orElse(words[0]);
        if (!List.of(words).contains(word)) {
            throw wrong(name, "is none of " + String.join(", ", words));
        }
        return word;
    }

    /** Returns a whole number from {@code min} to {@code max}, {@code otherwise} if it is not set. */
    public int number(String name, int min, int max, int otherwise) {
        long number =
                find(name, Number.class, "a number").map(Number::longValue).orElse((long) otherwise);
        if (number < min || number > max) {
            throw wrong(name, "is not between " + min + " and " + max);
        }
        return (int) number;
    }

    /** Returns true or false, {@code otherwise} if it is not set. */
    public boolean flag(String name, boolean otherwise) {
        return find(name, Boolean.class, "true or false").orElse(otherwise);
    }

    /** Returns a URL with a host and one of the schemes, and without user name and password. */
    public URI url(String name, String... schemes) {
        String text = text(name);
        try {
            URI url = new URI(text);
            if (url.getHost() == null
                    || url.getScheme() == null
                    || !List.of(schemes).contains(url.getScheme())) {
                throw wrong(name, "is no URL such as " + schemes[0] + "://host.example/");
            }
            if (url.getUserInfo() != null) {
                throw wrong(name, "holds a user name; give it in settings of its own");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new SinkSettingException(section + "." + name + " is no URL: " + e.getReason(), e);
        }
    }

    /** Returns a path, which need not be there. */
    public Path path(String name) {
        try {
            return Path.of(text(name));
        } catch (InvalidPathException e) {
            throw new SinkSettingException(section + "." + name + " is no path: " + e.getReason(), e);
        }
    }

    /** Returns the secret that {@code env:NAME} or {@code file:PATH} refers to, empty if it is not set. */
    public Optional<Secret> findSecret(String name) {
        return findText(name).map(reference -> secret(name, reference));
    }

    /** Returns the secret that {@code env:NAME} or {@code file:PATH} refers to. */
    public Secret secret(String name) {
        return secret(name, text(name));
    }

    /**
     * Checks that every setting was asked for; for whoever made the sink.
     *
     * @throws SinkSettingException if there is one that nobody asked for
     */
    public void requireAllUsed() {
        List<String> unknown = new ArrayList<>(values.keySet());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new SinkSettingException(
                    section + "." + unknown.get(0) + " is not known; there are " + String.join(", ", asked));
        }
    }

    /** Returns where the settings stand, such as {@code sink.search}. */
    public String section() {
        return section;
    }

    /** Returns an exception about a setting, for a check of your own. */
    public SinkSettingException wrong(String name, String what) {
        return new SinkSettingException(section + "." + name + " " + what);
    }

    /** Names what is there: the name may be misspelt. */
    private SinkSettingException missing(String name) {
        boolean mayBeMisspelt = !asked.containsAll(values.keySet());
        return wrong(
                name, mayBeMisspelt ? "is missing; given are " + String.join(", ", values.keySet()) : "is missing");
    }

    private Secret secret(String name, String reference) {
        String value;
        if (reference.startsWith("env:")) {
            String variable = reference.substring("env:".length());
            value = environment.get(variable);
            if (value == null) {
                throw wrong(name, "names the environment variable " + variable + ", which is not set");
            }
        } else if (reference.startsWith("file:")) {
            value = read(name, reference.substring("file:".length()));
        } else {
            throw wrong(name, "is a secret: write env:NAME or file:PATH and keep it there");
        }
        try {
            return Secret.of(value);
        } catch (IllegalArgumentException e) {
            throw new SinkSettingException(section + "." + name + ": " + e.getMessage(), e);
        }
    }

    private String read(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MAX_SECRET) {
                throw wrong(name, "names a file that is too large for a secret: " + file);
            }
            return Files.readString(path);
        } catch (IOException | InvalidPathException e) {
            throw new SinkSettingException(section + "." + name + " names a file that cannot be read: " + file, e);
        }
    }

    private <T> Optional<T> find(String name, Class<T> type, String what) {
        asked.add(name);
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, "is not " + what);
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
