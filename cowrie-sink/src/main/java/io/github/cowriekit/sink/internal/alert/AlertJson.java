package io.github.cowriekit.sink.internal.alert;

import io.github.cowriekit.sink.spi.Alert;
import java.util.Map;

/** An alert as a JSON object, the same for every receiver that takes JSON. */
public final class AlertJson {
    private AlertJson() {}

    /**
     * Returns the object on one line of visible ASCII: {@code id}, {@code kind}, {@code time}, {@code sensor}, {@code session},
     * {@code source_ip}, {@code protocol}, and {@code details} by name. What is not known is left out.
     */
    public static String toJson(Alert alert) {
        return AsciiJson.object(out -> {
            out.writeStringField("id", alert.id().toString());
            out.writeStringField("kind", alert.kind().label());
            out.writeStringField("time", alert.time().toString());
            AsciiJson.text(out, "sensor", alert.sensor());
            AsciiJson.text(out, "session", alert.session());
            AsciiJson.text(out, "source_ip", alert.sourceIp());
            AsciiJson.text(out, "protocol", alert.protocol());
            AsciiJson.object(out, "details", details -> {
                for (Map.Entry<String, String> detail : alert.details().entrySet()) {
                    AsciiJson.text(details, detail.getKey(), detail.getValue());
                }
            });
        });
    }
}
