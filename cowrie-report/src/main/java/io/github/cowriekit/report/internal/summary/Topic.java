package io.github.cowriekit.report.internal.summary;

/** What is ranked of many sessions, in the order of reading. */
public enum Topic {
    CREDENTIALS("Credentials"),
    COMMANDS("Commands"),
    LAST_COMMAND("Last Command Before Disconnect"),
    FILES("Files"),
    DOWNLOAD_HOSTS("Download Hosts"),
    ADDRESSES("Source Addresses"),
    NETWORKS("Networks"),
    NETWORK_KINDS("Network Kinds"),
    COUNTRIES("Countries"),
    CLIENTS("Clients");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** Returns the heading of the ranking. */
    public String title() {
        return title;
    }
}
