/** Follows logs as a service, and delivers what comes of them. */
module io.github.cowriekit.service {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires transitive io.github.cowriekit.parser;
    requires transitive io.github.cowriekit.enrich;
    requires transitive io.github.cowriekit.analysis;
    requires transitive io.github.cowriekit.store;
    requires transitive io.github.cowriekit.sink;
    requires io.github.cowriekit.report;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires jdk.httpserver;
    requires static micrometer.core;

    exports io.github.cowriekit.service;
    exports io.github.cowriekit.service.micrometer;

    uses io.github.cowriekit.sink.spi.SinkProvider;
}
