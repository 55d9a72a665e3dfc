package io.github.cowriekit.store;

import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of values that a store counts and finds sessions by. Texts are compared as they were logged, case and all.
 *
 * @since 0.1.0
 */
public enum ValueKind {
    /** Source address of a session. */
    ADDRESS("addresses"),
    /** Name of a sensor. */
    SENSOR("sensors"),
    /** User name that was tried. */
    USERNAME("users"),
    /** Password that was tried. */
    PASSWORD("passwords"),
    /** User name and password that were tried together, as Cowrie's message has them: {@code root/123456}. */
    PAIR("pairs"),
    /** A command line, or a line for a running program, whole. */
    COMMAND("commands"),
    /** SHA-256 of a file that was downloaded or uploaded. */
    FILE("files"),
    /**
     * Fingerprint of an SSH key: of one that a client offered as Cowrie logs it (MD5 with colons), of one that a command plants
     * as {@code ssh-keygen -l} prints it ({@code SHA256:…}); the latter for assessed sessions only.
     */
    KEY("keys"),
    /** HASSH fingerprint of a client. */
    HASSH("hasshes"),
    /** SSH identification string of a client, without the quotes of old logs. */
    CLIENT("clients"),
    /** URL that a file was fetched from. */
    URL("urls"),
    /** Host that a file was fetched from. */
    HOST("hosts"),
    /** Where a client asked to be forwarded to, as {@code host:port}. */
    TARGET("targets"),
    /** SHA-256 of the normalised commands of a session in their order; of assessed sessions. */
    PLAYBOOK("playbooks"),
    /** Name of the cluster at the time of the assessment; of sessions assessed with a history. */
    CLUSTER("clusters"),
    /** Known family or worm; of assessed sessions. */
    CAMPAIGN("campaigns"),
    /** Identifier of ATT&amp;CK; of assessed sessions. */
    TECHNIQUE("techniques"),
    /** Who drove the session, such as {@code likely-human}; of assessed sessions. */
    VERDICT("verdicts"),
    /** Two-letter country of the source address as it was said at the time; of enriched sessions. */
    COUNTRY("countries"),
    /** Autonomous system of the source address as it was said at the time, such as {@code AS4134}; of enriched sessions. */
    ASN("systems"),
    /** Kind of network of the source address as it was said at the time; of enriched sessions. */
    NETWORK_KIND("networks");

    private final String plural;

    ValueKind(String plural) {
        this.plural = plural;
    }

    /** Returns the word of the command line, such as {@code passwords}. */
    public String plural() {
        return plural;
    }

    /** Returns the kind with this word, in any case. */
    public static Optional<ValueKind> find(String plural) {
        String wanted = plural.toLowerCase(Locale.ROOT);
        for (ValueKind kind : values()) {
            if (kind.plural.equals(wanted)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
