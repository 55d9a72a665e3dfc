package io.github.cowriekit.parser.internal.session;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name under which Cowrie keeps a file that an attacker brought. */
final class StoredName {
    private static final Pattern SHA_256 = Pattern.compile("(?:^|[/\\\\])([0-9A-Fa-f]{64})$");

    private StoredName() {}

    /** Returns the SHA-256 that the name is, null if it is another name. */
    static @Nullable String sha256(@Nullable String path) {
        Matcher name = path == null ? null : SHA_256.matcher(path);
        return name != null && name.find() ? name.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
