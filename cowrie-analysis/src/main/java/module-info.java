/** Says of sessions who, how and what, with the evidence. */
module io.github.cowriekit.analysis {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires io.github.cowriekit.shaded;

    exports io.github.cowriekit.analysis;
}
