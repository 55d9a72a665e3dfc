package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.TerminalSize;

/** Marks that lie in how a client names itself and behaves. */
final class ClientMark {
    /** Programs written in Go that ask for a terminal and hand over width and height the wrong way round. */
    static final String GO_NARROW = "Go narrower than high";

    private ClientMark() {}

    static boolean matches(String mark, Client client) {
        String version = client.softwareVersion();
        return version != null && (mark.equals(GO_NARROW) ? isGoNarrow(client, version) : mark.equals(version));
    }

    private static boolean isGoNarrow(Client client, String version) {
        TerminalSize size = client.terminal();
        return version.startsWith("SSH-2.0-Go") && size != null && size.width() < size.height();
    }
}
