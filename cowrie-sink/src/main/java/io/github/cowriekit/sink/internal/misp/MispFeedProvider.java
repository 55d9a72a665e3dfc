package io.github.cowriekit.sink.internal.misp;

import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.Tlp;
import io.github.cowriekit.sink.MispFeedSink;
import io.github.cowriekit.sink.spi.Sink;
import io.github.cowriekit.sink.spi.SinkProvider;
import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.util.Locale;
import java.util.UUID;

/** Makes sinks of the type {@code misp-feed}. */
public final class MispFeedProvider implements SinkProvider {
    private static final int MAX_DAYS = 3650;
    private static final int STANDARD_DAYS = 30;
    private static final int MAX_INTEREST = 100;

    @Override
    public String type() {
        return "misp-feed";
    }

    @Override
    public Sink create(SinkSettings settings) {
        try {
            return make(settings);
        } catch (IllegalArgumentException e) {
            throw new SinkSettingException(settings.section() + ": " + e.getMessage(), e);
        }
    }

    private static Sink make(SinkSettings settings) {
        MispFeedSink.Builder builder = MispFeedSink.builder(settings.path("folder"), settings.text("organisation"))
                .keepDays(settings.number("keep_days", 1, MAX_DAYS, STANDARD_DAYS))
                .options(ExportOptions.sharing()
                        .minInterest(settings.number("min_interest", 0, MAX_INTEREST, 0))
                        .marking(Tlp.valueOf(settings.choice("tlp", "amber", "clear", "green", "red")
                                .toUpperCase(Locale.ROOT))));
        settings.findText("organisation_uuid").ifPresent(text -> builder.organisationId(uuid(settings, text)));
        settings.findText("name").ifPresent(builder::name);
        return builder.build();
    }

    private static UUID uuid(SinkSettings settings, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw settings.wrong("organisation_uuid", "is no UUID");
        }
    }
}
