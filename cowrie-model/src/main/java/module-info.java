/** Immutable records of what Cowrie honeypots saw and what intelligence sources say about it. */
module io.github.cowriekit.model {
    requires static transitive org.jspecify;

    exports io.github.cowriekit.model;
    exports io.github.cowriekit.model.assessment;
    exports io.github.cowriekit.model.event;
    exports io.github.cowriekit.model.intel;
    exports io.github.cowriekit.model.tty;
    exports io.github.cowriekit.model.view;
}
