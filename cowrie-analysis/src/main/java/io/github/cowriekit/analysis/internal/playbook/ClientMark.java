package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.TerminalSize;

/** A mark in the behaviour of a client; the other client marks are version strings. */
final class ClientMark {
    /** Programs written in Go that request a terminal with width and height swapped. */
    static final String GO_NARROW = "Go narrower than high";

    private ClientMark() {}

    /** Returns whether a client has the mark. */
    static boolean isGoNarrow(String version, Client client) {
        TerminalSize size = client.terminal();
        return size != null && size.width() < size.height() && version.startsWith("SSH-2.0-Go");
    }
}
