package io.github.cowriekit.analysis.internal.history;

/** Kinds of things that can be new. */
enum Kind {
    PLAYBOOK(0, "new-playbook"),
    TECHNIQUE(1, "new-technique"),
    URL(2, "new-url"),
    KEY(3, "new-key"),
    FILE(4, "new-file"),
    FORWARD(5, "new-forward-target"),
    CLIENT(6, "new-client"),
    CREDENTIAL(7, "new-credential");

    /** Position of its counts in a saved group. */
    final int position;

    final String reason;

    Kind(int position, String reason) {
        this.position = position;
        this.reason = reason;
    }
}
