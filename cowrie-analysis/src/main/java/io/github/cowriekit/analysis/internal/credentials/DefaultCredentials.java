package io.github.cowriekit.analysis.internal.credentials;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Login;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pairs of user name and password that devices and images are shipped with. Immutable. */
public final class DefaultCredentials {
    private static final DefaultCredentials OWN = new DefaultCredentials();

    private final Map<Pair, List<String>> lists = new HashMap<>();

    private DefaultCredentials() {
        Table.own("default-credentials.tsv", "list user password source", row -> {
            Pair pair = new Pair(row.get("user"), row.get("password"));
            return lists.computeIfAbsent(pair, any -> new ArrayList<>()).add(row.get("list"));
        });
    }

    /** User name and password; either may be missing. */
    private record Pair(@Nullable String user, @Nullable String password) {}

    /** Returns the pairs that come with this library. */
    public static DefaultCredentials own() {
        return OWN;
    }

    /** Returns whether a list of default credentials holds the pair of a login. */
    public boolean contains(Login login) {
        return !lists(login).isEmpty();
    }

    /** Returns the lists that hold the pair of a login, such as {@code mirai}. */
    List<String> lists(Login login) {
        return lists.getOrDefault(new Pair(login.username(), login.password()), List.of());
    }
}
