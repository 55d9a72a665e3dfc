package io.github.cowriekit.sink.internal.kafka;

import io.github.cowriekit.sink.KafkaSink;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** Makes sinks of the type {@code kafka}. */
public final class KafkaProvider implements SinkProvider {
    private static final int MAX_SECONDS = 600;
    private static final int STANDARD_SECONDS = 30;

    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public Sink create(SinkSettings settings) {
        try {
            KafkaSink.Builder builder = KafkaSink.builder(settings.text("bootstrap_servers"), settings.text("topic"))
                    .timeout(Duration.ofSeconds(settings.number("timeout_seconds", 1, MAX_SECONDS, STANDARD_SECONDS)));
            settings.findText("alerts_topic").ifPresent(builder::alertsTopic);
            if (settings.findText("properties").isPresent()) {
                Properties properties = read(settings);
                properties.stringPropertyNames().forEach(name -> builder.property(name, properties.getProperty(name)));
            }
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new SinkSettingException(settings.section() + ": " + e.getMessage(), e);
        }
    }

    /** Returns what Kafka's own tools read as well, which has passwords and therefore is a file of its own. */
    private static Properties read(SinkSettings settings) {
        Path file = settings.path("properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new SinkSettingException(
                    settings.section() + ".properties names a file that cannot be read: " + file, e);
        }
        return properties;
    }
}
