/** Says of sessions who, how and what, with the evidence. */
module io.github.cowriekit.analysis {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires ahocorasick;
    requires hash4j;
    requires org.apache.commons.collections4;
    requires re2j;
    requires t.digest;

    exports io.github.cowriekit.analysis;
}
