/** Asks threat-intelligence sources about the addresses, hosts, URLs and files of sessions. */
module io.github.cowriekit.enrich {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires transitive java.net.http;

    exports io.github.cowriekit.enrich;
    exports io.github.cowriekit.enrich.spi;

    uses io.github.cowriekit.enrich.spi.EnricherProvider;
}
