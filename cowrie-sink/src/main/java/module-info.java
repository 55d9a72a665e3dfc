/** Delivers sessions and alerts to other systems. */
module io.github.cowriekit.sink {
    requires static transitive org.jspecify;
    requires transitive io.github.cowriekit.model;
    requires transitive io.github.cowriekit.report;
    requires io.github.cowriekit.json;
    requires com.fasterxml.jackson.databind;
    requires transitive java.net.http;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    exports io.github.cowriekit.sink;
    exports io.github.cowriekit.sink.spi;

    uses io.github.cowriekit.sink.spi.SinkProvider;

    provides io.github.cowriekit.sink.spi.SinkProvider with
            io.github.cowriekit.sink.internal.dayfile.DayFilesProvider,
            io.github.cowriekit.sink.internal.kafka.KafkaProvider,
            io.github.cowriekit.sink.internal.misp.MispFeedProvider,
            io.github.cowriekit.sink.internal.opensearch.OpenSearchProvider,
            io.github.cowriekit.sink.internal.syslog.SyslogProvider,
            io.github.cowriekit.sink.internal.webhook.WebhookProvider;
}
