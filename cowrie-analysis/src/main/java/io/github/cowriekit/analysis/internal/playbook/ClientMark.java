package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.TerminalSize;

/** A mark that lies in how a client behaves; the others are how it calls itself. */
final class ClientMark {
    /** Programs written in Go that ask for a terminal and hand over width and height the wrong way round. */
    static final String GO_NARROW = "Go narrower than high";

    private ClientMark() {}

    /** Returns whether a client bears the mark. */
    static boolean isGoNarrow(String version, Client client) {
        TerminalSize size = client.terminal();
        return size != null && size.width() < size.height() && version.startsWith("SSH-2.0-Go");
    }
}
