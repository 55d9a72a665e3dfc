package io.github.cowriekit.analysis.internal.clients;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.assessment.ClientIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which software a client is, by its name and by its key exchange. Immutable. */
public final class ClientReader {
    private static final String UNKNOWN = "unknown";
    private static final String OPENSSH = "OpenSSH";

    private final Clients clients;
    private final Map<String, List<String>> seenWith = new HashMap<>();

    public ClientReader(Clients clients) {
        this.clients = clients;
        Table.own(
                "hassh-observed.tsv",
                "hassh sessions client_versions",
                row -> seenWith.put(
                        row.get("hassh"), List.of(row.get("client_versions").split("; "))));
    }

    /** Returns the identity of a client, null if it said nothing about itself. */
    public @Nullable ClientIdentity read(Client client) {
        String version = client.version();
        String hassh = client.hassh();
        if (version == null && hassh == null) {
            return null;
        }
        String family = version == null ? UNKNOWN : clients.familyOf(version);
        String hasshFamily = hassh == null ? null : clients.familyOfHassh(hassh).orElse(null);
        return new ClientIdentity(
                version,
                family,
                hassh,
                hasshFamily,
                hassh == null ? List.of() : seenWith.getOrDefault(hassh, List.of()),
                version != null && hasshFamily != null && differ(family, hasshFamily));
    }

    /** The OpenSSH of Windows is OpenSSH. */
    private static boolean differ(String family, String other) {
        return !family.equals(other) && !(family.startsWith(OPENSSH) && other.startsWith(OPENSSH));
    }
}
