package io.github.cowriekit.analysis.internal.credentials;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Login;
import java.util.HashSet;
import java.util.Set;

/** The pairs of user name and password that devices are sold with. Immutable. */
public final class DefaultCredentials {
    private final Set<String> pairs = new HashSet<>();

    public DefaultCredentials() {
        Table.own(
                "default-credentials.tsv",
                "list user password source",
                row -> pairs.add(row.get("user") + "\n" + row.get("password")));
    }

    /** Returns whether a list of default credentials holds the pair of a login. */
    public boolean contains(Login login) {
        return pairs.contains(login.username() + "\n" + login.password());
    }
}
