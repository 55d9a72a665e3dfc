/** Reads Cowrie logs as streams of events and sessions. */
module io.github.cowriekit.parser {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires com.fasterxml.jackson.core;
    requires com.github.luben.zstd_jni;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;

    exports io.github.cowriekit.parser;
}
