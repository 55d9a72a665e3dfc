package io.github.cowriekit.service;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.sink.DayFilesSink;
import io.github.cowriekit.sink.DeliveryOptions;
import io.github.cowriekit.sink.MispFeedSink;
import io.github.cowriekit.sink.OpenSearchSink;
import io.github.cowriekit.sink.SyslogSink;
import io.github.cowriekit.sink.WebhookSink;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * The service that {@link KilledServiceTest} kills. Prints its port for {@code /health} once it runs, and closes when its input
 * ends: at the latest when the test is gone.
 */
final class KilledServiceMain {
    private static final Secret SECRET = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));

    private KilledServiceMain() {}

    /** Takes the folder of the test and the ports of webhook, bulk API and syslog. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (CowrieService service = CowrieService.builder(CowrieLog.in(folder.resolve("log")), folder.resolve("state"))
                .delay(Duration.ZERO)
                .saveEvery(Duration.ofSeconds(1))
                .alerts(AlertKind.LOGIN)
                .health(0)
                .store(SessionStore.sqlite(folder.resolve("sessions.db")))
                .sink("files", DayFilesSink.builder(folder.resolve("days")).build())
                .sink(
                        "feed",
                        MispFeedSink.builder(folder.resolve("feed"), "Example").build())
                .sink(
                        "hook",
                        WebhookSink.builder(URI.create("http://127.0.0.1:" + args[1] + "/hook"))
                                .secret(SECRET)
                                .build(),
                        KilledServiceMain::impatient)
                .sink(
                        "search",
                        OpenSearchSink.builder(URI.create("http://127.0.0.1:" + args[2] + "/"))
                                .build(),
                        KilledServiceMain::impatient)
                .sink(
                        "siem",
                        SyslogSink.builder("127.0.0.1", Integer.parseInt(args[3]))
                                .build(),
                        KilledServiceMain::impatient)
                .build()) {
            service.start();
            System.out.println(service.healthPort());
            while (System.in.read() >= 0) {
                // until it ends
            }
        }
    }

    private static DeliveryOptions impatient(DeliveryOptions options) {
        return options.waits(Duration.ofMillis(50), Duration.ofMillis(400)).batchSize(20);
    }
}
