/** Loopback fakes of intelligence services, a fake clock and a contract test for authors of enrichers. */
module io.github.cowriekit.testkit {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.enrich;
    requires jdk.httpserver;
    requires com.fasterxml.jackson.databind;
    requires io.github.cowriekit.shaded;

    // only contract tests need them; the fakes run without
    requires static transitive io.github.cowriekit.report;
    requires static transitive org.junit.jupiter.api;
    requires static org.assertj.core;

    exports io.github.cowriekit.testkit;
    exports io.github.cowriekit.testkit.fakes;
}
