/** Formats sessions for people and machines. */
module io.github.cowriekit.report {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires io.github.cowriekit.json;
    requires com.fasterxml.jackson.databind;
    requires de.siegmar.fastcsv;
    requires io.github.cowriekit.shaded;
    requires inet.ipaddr;

    exports io.github.cowriekit.report;
    exports io.github.cowriekit.report.spi;

    uses io.github.cowriekit.report.ReportFormat;
}
