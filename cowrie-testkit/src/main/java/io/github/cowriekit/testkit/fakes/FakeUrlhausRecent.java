package io.github.cowriekit.testkit.fakes;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dump of recent URLs of URLhaus: {@code GET /files/exports/recent.csv?auth-key=…}.
 *
 * <p>What the service answers to a wrong key there is not documented; here it is what the API answers.
 *
 * @since 0.1.0
 */
public final class FakeUrlhausRecent extends FakeService {
    /** Starts the service. */
    public FakeUrlhausRecent() {
        super("/files/exports");
    }

    /**
     * Makes the service list a URL; {@link #knows} takes the whole row.
     *
     * @param url the URL
     * @param tags its tags
     */
    public void knowsUrl(String url, String... tags) {
        knows(
                Observable.url(url),
                "\"3384562\",\"2026-08-12 08:20:13\",\"" + url.replace("\"", "\"\"")
                        + "\",\"online\",\"2026-08-12 08:20:13\",\"malware_download\",\""
                        + (tags.length == 0 ? "None" : String.join(",", tags))
                        + "\",\"https://urlhaus.abuse.ch/url/3384562/\",\"anonymous\"");
    }

    /** Returns null: a request for all of it names no subject. */
    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        return null;
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String query = request.query() == null ? "" : request.query();
        if (!URLDecoder.decode(query, StandardCharsets.UTF_8).equals("auth-key=" + key().reveal())) {
            return FakeAnswer.json(403, "{\"query_status\": \"unknown_auth_key\"}");
        }
        if (!request.method().equals("GET") || !path.equals("/recent.csv")) {
            return FakeAnswer.html(404, "Not Found");
        }
        return new FakeAnswer(
                200,
                Map.of("Content-Type", "text/csv"),
                "################\r\n# a dump of URLs #\r\n################\r\n"
                        + "# id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter\r\n"
                        + String.join("\r\n", all()) + "\r\n");
    }
}
