package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.TerminalSize;

/** Marks that lie in how a client behaves. */
final class ClientMark {
    /** Programs written in Go that ask for a terminal and hand over width and height the wrong way round. */
    static final String GO_NARROW = "Go narrower than high";

    private ClientMark() {}

    static boolean isGoNarrow(Client client) {
        TerminalSize size = client.terminal();
        String version = client.softwareVersion();
        return version != null && version.startsWith("SSH-2.0-Go") && size != null && size.width() < size.height();
    }
}
