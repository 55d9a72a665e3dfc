package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.TerminalSize;
import java.util.List;

/** Marks that lie in how a client names itself and behaves. */
final class ClientMark {
    /** Programs written in Go that ask for a terminal and hand over width and height the wrong way round. */
    static final String GO_NARROW = "Go narrower than high";

    private ClientMark() {}

    /** Returns the marks that a client bears. */
    static List<String> of(Client client) {
        String version = client.softwareVersion();
        if (version == null) {
            return List.of();
        }
        TerminalSize size = client.terminal();
        boolean narrow = version.startsWith("SSH-2.0-Go") && size != null && size.width() < size.height();
        return narrow ? List.of(version, GO_NARROW) : List.of(version);
    }
}
