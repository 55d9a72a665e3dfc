/** Reads Cowrie logs as streams of events and sessions. */
module io.github.cowriekit.parser {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires com.fasterxml.jackson.core;
    requires jdk.jfr;
    // each for one way of packing logs; without it such a log is a problem that says so
    requires static com.github.luben.zstd_jni;
    requires static org.apache.commons.compress;
    requires static org.tukaani.xz;

    exports io.github.cowriekit.parser;
}
