/** All of CowrieKit but the store, sinks, service and Flink. */
module io.github.cowriekit.kit {
    requires transitive io.github.cowriekit.analysis;
    requires transitive io.github.cowriekit.enrich;
    requires transitive io.github.cowriekit.json;
    requires transitive io.github.cowriekit.model;
    requires transitive io.github.cowriekit.parser;
    requires transitive io.github.cowriekit.report;
}
