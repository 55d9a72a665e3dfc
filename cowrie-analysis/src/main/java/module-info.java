/** Says of sessions who, how and what, with the evidence. */
module io.github.cowriekit.analysis {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires ahocorasick;
    requires datasketches.java;
    requires org.apache.datasketches.memory;
    requires re2j;

    exports io.github.cowriekit.analysis;
}
