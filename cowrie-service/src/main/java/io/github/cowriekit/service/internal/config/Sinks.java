package io.github.cowriekit.service.internal.config;

import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.service.ServiceException;
import io.github.cowriekit.sink.DeliveryOptions;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Makes the sinks of a configuration, by the types that are on the class path. */
final class Sinks {
    private final Map<String, SinkProvider> providers = new TreeMap<>();

    Sinks() {
        ServiceLoader.load(SinkProvider.class, SinkProvider.class.getClassLoader())
                .forEach(provider -> providers.put(provider.type(), provider));
        ServiceLoader.load(SinkProvider.class).forEach(provider -> providers.putIfAbsent(provider.type(), provider));
    }

    void add(String name, SinkSettings settings, CowrieService.Builder service) {
        if (!name.matches("[A-Za-z0-9-]{1,64}")) {
            throw new ServiceException(settings.section() + ": the name of a sink has letters, digits and '-'");
        }
        String type = settings.text("type");
        SinkProvider provider = providers.get(type);
        if (provider == null) {
            throw settings.wrong("type", "is none of " + String.join(", ", providers.keySet()));
        }
        boolean sessions = settings.flag("sessions", true);
        boolean alerts = settings.flag("alerts", true);
        int interest = settings.number("min_interest", 0, 100, 0);
        int batch = settings.number("batch_size", 1, 10_000, 100);
        int hours = settings.number("retry_hours", 1, 24 * 365, 24);
        if (!sessions && !alerts) {
            throw settings.wrong("sessions", "and alerts are both false: nothing would be sent");
        }
        ExportOptions chosen = ExportOptions.all().minInterest(interest);
        Sink sink = provider.create(settings);
        service.sink(
                name,
                sink,
                (DeliveryOptions options) -> options.sessions(each -> sessions && chosen.holds(each))
                        .alerts(each -> alerts)
                        .batchSize(batch)
                        .retryFor(Duration.ofHours(hours)));
        settings.requireAllUsed();
    }
}
