/** Reads Cowrie logs as streams of events and sessions. */
module io.github.cowriekit.parser {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires com.fasterxml.jackson.core;

    exports io.github.cowriekit.parser;
}
