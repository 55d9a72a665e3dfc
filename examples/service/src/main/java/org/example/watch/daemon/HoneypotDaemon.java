package org.example.watch.daemon;

import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.report.spi.SafeText;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.sink.DayFilesSink;
import io.github.cowriekit.sink.spi.Alert;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Follows the logs of a honeypot until the process is told to end: prints each login that succeeds within a second, and writes the
 * sessions into a file per day.
 *
 * <pre>
 * java -cp … org.example.watch.daemon.HoneypotDaemon /srv/cowrie/var/log/cowrie /var/lib/honeypot
 * </pre>
 *
 * <p>The first argument is the folder in which Cowrie writes, the second a folder for the daemon: how far the logs were
 * read, and the files of days in {@code days}. {@code kill -TERM}, also ^C, ends it cleanly with exit code 143 (130), and after a
 * {@code kill -9} the next one goes on as well. To post to a webhook, give the builder a {@code WebhookSink}.
 */
public final class HoneypotDaemon {
    private HoneypotDaemon() {}

    /** Runs it. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            System.err.println("arguments: the folder of the logs, and one for the state");
            System.exit(2);
        }
        Path state = Path.of(arguments[1]);
        Path days = Files.createDirectories(state.resolve("days"));
        CowrieService service;
        try {
            service = CowrieService.builder(CowrieLog.in(Path.of(arguments[0])), state)
                    .sink("days", DayFilesSink.builder(days).build(), options -> options.alerts(alert -> false))
                    .sink("logins", new LoginPrinter(System.out))
                    .alerts(AlertKind.LOGIN)
                    .build();
        } catch (CowrieException e) {
            // such as that another daemon uses the folder
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        // the process ends once this is done; await() returns then, too
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "closing"));
        service.start();
        service.await();
    }

    /** Prints a line per login. A line that could not be written is printed again later. */
    private static final class LoginPrinter implements Sink {
        private static final int MAX_LENGTH = 80;

        private final PrintStream out;
        private final SafeText text = new SafeText(MAX_LENGTH);

        LoginPrinter(PrintStream out) {
            this.out = out;
        }

        @Override
        public Optional<String> encode(SessionRecord session) {
            return Optional.empty();
        }

        @Override
        public Optional<String> encode(Alert alert) {
            // names and passwords are what attackers want us to print
            return Optional.of(
                    alert.time() + " login as " + text.ofLog(alert.details().getOrDefault("username", ""))
                            + " with " + text.ofLog(alert.details().getOrDefault("password", "")) + " from "
                            + text.undefanged(String.valueOf(alert.sourceIp())) + ", session "
                            + text.undefanged(alert.session()));
        }

        @Override
        public Receipt deliver(List<Message> messages) {
            messages.forEach(message -> out.println(message.body()));
            if (out.checkError()) {
                throw new SinkException("standard output cannot be written");
            }
            return Receipt.accepted();
        }
    }
}
