package org.example.watch.spring;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * A Spring Boot application that follows the logs of a honeypot for as long as it runs.
 *
 * <p>{@code honeypot.logs} is the folder in which Cowrie writes, {@code honeypot.state} a folder for this application: how far
 * the logs were read, and in {@code days} a file of sessions per day. The rest of the application hears of sessions and alerts as
 * {@link Arrival} events:
 *
 * <pre>{@code
 * @EventListener
 * void on(Arrival arrival) { … }
 * }</pre>
 *
 * <p>A listener that throws gets the same again later; after a crash it can get something twice, by the same id. The service
 * itself, which is where to add sources of threat intelligence and a store, is in {@link Honeypot}.
 */
@SpringBootApplication
@EnableConfigurationProperties(HoneypotApplication.Settings.class)
public class HoneypotApplication {
    /** Settings of {@code honeypot}. */
    @ConfigurationProperties("honeypot")
    record Settings(Path logs, Path state) {}

    /** Runs it until the process is told to end. */
    public static void main(String... arguments) {
        SpringApplication.run(HoneypotApplication.class, arguments);
    }
}
