/** Keeps sessions and answers questions about their history. */
module io.github.cowriekit.store {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires transitive io.github.cowriekit.analysis;
    requires transitive io.github.cowriekit.enrich;
    requires transitive java.sql;
    requires transitive io.github.cowriekit.json;
    requires com.fasterxml.jackson.databind;
    requires org.xerial.sqlitejdbc;

    exports io.github.cowriekit.store;
}
