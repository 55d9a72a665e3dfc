/** Says of sessions who, how and what, with the evidence. */
module io.github.cowriekit.analysis {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;

    exports io.github.cowriekit.analysis;
}
