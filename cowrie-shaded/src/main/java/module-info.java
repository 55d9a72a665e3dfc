import io.github.cowriekit.shaded.slf4j.nop.NOPServiceProvider;
import io.github.cowriekit.shaded.slf4j.spi.SLF4JServiceProvider;

/**
 * Libraries without a module of their own, in packages of ours: so that an application can be linked with {@code jlink}, has
 * them in whatever version it likes beside these, and hears nothing of SLF4J. For CowrieKit only.
 */
@SuppressWarnings("module") // those it is for are built after it
module io.github.cowriekit.shaded {
    requires java.naming;

    exports io.github.cowriekit.shaded.ahocorasick.trie to
            io.github.cowriekit.analysis;
    exports io.github.cowriekit.shaded.ahocorasick.trie.handler to
            io.github.cowriekit.analysis;
    exports io.github.cowriekit.shaded.collections4.bloomfilter to
            io.github.cowriekit.analysis;
    exports io.github.cowriekit.shaded.hash4j.distinctcount to
            io.github.cowriekit.analysis;
    exports io.github.cowriekit.shaded.hash4j.hashing to
            io.github.cowriekit.analysis;
    exports io.github.cowriekit.shaded.re2j to
            io.github.cowriekit.analysis;
    exports io.github.cowriekit.shaded.tdigest.stats to
            io.github.cowriekit.analysis;
    exports io.github.cowriekit.shaded.dns to
            io.github.cowriekit.enrich,
            io.github.cowriekit.testkit;
    exports io.github.cowriekit.shaded.resilience4j.circuitbreaker to
            io.github.cowriekit.enrich;
    exports io.github.cowriekit.shaded.resilience4j.core to
            io.github.cowriekit.enrich;
    exports io.github.cowriekit.shaded.resilience4j.ratelimiter to
            io.github.cowriekit.enrich;
    exports io.github.cowriekit.shaded.resilience4j.ratelimiter.internal to
            io.github.cowriekit.enrich;
    exports io.github.cowriekit.shaded.difflib to
            io.github.cowriekit.report;
    exports io.github.cowriekit.shaded.difflib.patch to
            io.github.cowriekit.report;

    uses SLF4JServiceProvider;

    provides SLF4JServiceProvider with
            NOPServiceProvider;
}
