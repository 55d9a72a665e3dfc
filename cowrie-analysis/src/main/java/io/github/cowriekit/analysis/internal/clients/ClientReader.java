package io.github.cowriekit.analysis.internal.clients;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.assessment.ClientIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identifies the software of a client by its version string and its key exchange. Immutable. */
public final class ClientReader {
    private final KnownClients clients;
    private final Map<String, List<String>> seenWith = new HashMap<>();

    public ClientReader(KnownClients clients) {
        this.clients = clients;
        Table.own(
                "hassh-observed.tsv",
                "hassh sessions client_versions",
                row -> seenWith.put(
                        row.get("hassh"), List.of(row.get("client_versions").split("; "))));
    }

    /** Returns the identity of a client, null if it sent nothing to identify it by. */
    public @Nullable ClientIdentity read(Client client) {
        String version = client.softwareVersion();
        String hassh = client.hassh();
        if (version == null && hassh == null) {
            return null;
        }
        KnownClients.Software named = clients.find(version == null ? "" : version);
        KnownClients.Software seen =
                hassh == null ? null : clients.findByHassh(hassh).orElse(null);
        return new ClientIdentity(
                version,
                named.program(),
                named.family(),
                hassh,
                seen == null ? null : seen.program(),
                hassh == null ? List.of() : seenWith.getOrDefault(hassh, List.of()),
                seen != null && named.contradicts(seen));
    }
}
