package io.github.cowriekit.enrich.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The name under which sources are asked. */
public final class UserAgent {
    private static final String PROJECT = "+https://github.com/cowriekit";

    private UserAgent() {}

    /** Returns the value of the header; sources want somebody to write to, so without a contact it names the project. */
    public static String of(@Nullable String contact) {
        return "cowriekit/" + version() + " (" + (contact == null ? PROJECT : contact) + ")";
    }

    /**
     * Returns the contact without surrounding white space.
     *
     * @throws IllegalArgumentException if it cannot stand in a header
     */
    public static String checkedContact(String contact) {
        String text = contact.strip();
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= 0x20 && c < 0x7f && "()\\".indexOf(c) < 0)) {
            throw new IllegalArgumentException("the contact must be printable ASCII without brackets");
        }
        return text;
    }

    private static String version() {
        try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            String version = properties.getProperty("version", "");
            // an IDE that does not filter resources leaves the placeholder
            return version.isEmpty() || version.contains("$") ? "dev" : version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
