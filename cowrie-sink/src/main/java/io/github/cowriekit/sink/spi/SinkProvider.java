package io.github.cowriekit.sink.spi;

/**
 * Makes sinks of one type out of a configuration; found by {@link java.util.ServiceLoader}.
 *
 * <p>Needed only where sinks are configured by name, as by {@code cowriekit watch}; in Java a sink is made directly. Has a public
 * constructor without arguments.
 *
 * @since 0.1.0
 */
public interface SinkProvider {
    /** Returns the type as configurations name it, lower case and unique, such as {@code webhook}. */
    String type();

    /**
     * Returns a sink with these settings. Does not connect: a receiver that is down at the start must not keep the service from
     * starting.
     *
     * @throws SinkSettingException if a setting is missing or wrong
     */
    Sink create(SinkSettings settings);
}
