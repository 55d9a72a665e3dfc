package io.github.cowriekit.enrich.internal.urlhausrecent;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.FeedEnricher;
import io.github.cowriekit.enrich.spi.SharedAnswer;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.ObservableType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/**
 * Fetches {@code recent.csv} of the <a href="https://urlhaus.abuse.ch/api/">exports of URLhaus</a>.
 *
 * <p>The key is part of the query there; messages and exceptions of {@link SourceHttp} leave the query out.
 */
final class UrlhausRecentEnricher implements FeedEnricher {
    private final SourceHttp http;

    UrlhausRecentEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyless(settings);
    }

    @Override
    public String source() {
        return UrlhausRecentProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP, ObservableType.HOST, ObservableType.URL);
    }

    @Override
    public void fetch(OutputStream list) {
        HttpAnswer answer = http.getWithKey("/recent.csv", "auth-key", list);
        if (answer.status() != 200) {
            throw answer.failure();
        }
    }

    @Override
    public SharedAnswer read(InputStream list) throws IOException {
        return UrlhausRecentList.read(list);
    }
}
