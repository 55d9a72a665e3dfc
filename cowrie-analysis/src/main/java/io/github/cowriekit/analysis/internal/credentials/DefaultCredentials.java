package io.github.cowriekit.analysis.internal.credentials;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Login;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** User names and passwords that devices and images are shipped with. Immutable. */
public final class DefaultCredentials {
    private static final DefaultCredentials OWN = new DefaultCredentials();

    /** By password, which rules out nearly every login, and user name. */
    private final Map<String, Map<String, List<String>>> lists = new HashMap<>();

    private DefaultCredentials() {
        Table.own(
                "default-credentials.tsv",
                "list user password source",
                row -> lists.computeIfAbsent(row.get("password"), any -> new HashMap<>())
                        .merge(row.get("user"), List.of(row.get("list")), DefaultCredentials::both));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

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
        Map<String, List<String>> users = login.password() == null ? null : lists.get(login.password());
        return users == null || login.username() == null ? List.of() : users.getOrDefault(login.username(), List.of());
    }
}
