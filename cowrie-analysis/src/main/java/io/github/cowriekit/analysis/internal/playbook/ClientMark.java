package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.TerminalSize;
import org.jspecify.annotations.Nullable;

/** Marks that lie in how a client names itself and behaves. */
final class ClientMark {
    /** Programs written in Go that ask for a terminal and hand over width and height the wrong way round. */
    static final String GO_NARROW = "Go narrower than high";

    private ClientMark() {}

    static boolean matches(String mark, Client client) {
        String version = version(client);
        return version != null && (mark.equals(GO_NARROW) ? isGoNarrow(client, version) : mark.equals(version));
    }

    private static boolean isGoNarrow(Client client, String version) {
        TerminalSize size = client.terminal();
        return version.contains("SSH-2.0-Go") && size != null && size.width() < size.height();
    }

    /** Returns the identification string; old versions of Cowrie logged it as Python shows bytes, {@code b'SSH-2.0-Go'}. */
    private static @Nullable String version(Client client) {
        String version = client.version();
        if (version == null) {
            return null;
        }
        int start = version.startsWith("b") ? 1 : 0;
        boolean quoted = version.length() >= start + 2 && version.startsWith("'", start) && version.endsWith("'");
        return quoted ? version.substring(start + 1, version.length() - 1) : version;
    }
}
