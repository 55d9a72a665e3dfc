package io.github.cowriekit.model.event;

import io.github.cowriekit.model.internal.Attributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A download that failed ({@code cowrie.session.file_download.failed}).
 *
 * @param header what every event carries
 * @param url what was asked for, null when the log does not say
 * @param error reason, for tftp and ftp only, null when the log does not say
 * @since 0.1.0
 */
public record FileDownloadFailed(
        EventHeader header, @Nullable String url, @Nullable String error) implements CowrieEvent {
    /** Rejects missing required parts. */
    public FileDownloadFailed {
        Objects.requireNonNull(header, "header");
    }

    @Override
    public Map<String, Object> attributes() {
        return new Attributes().with("url", url).with("error", error).toMap(header);
    }
}
