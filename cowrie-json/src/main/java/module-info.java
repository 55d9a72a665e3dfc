/** Sessions, answers and assessments as JSON, and back. */
module io.github.cowriekit.json {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;

    exports io.github.cowriekit.json;
}
