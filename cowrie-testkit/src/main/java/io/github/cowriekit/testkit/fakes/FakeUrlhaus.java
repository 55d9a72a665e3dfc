package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lookups of URLhaus: form posts to {@code /v1/host/}, {@code /v1/url/} and {@code /v1/payload/} with an
 * {@code Auth-Key}.
 *
 * <p>Like the service it answers 401 without a key, 403 and {@code unknown_auth_key} for a wrong one, 200 and
 * {@code no_results} for what it does not know, 200 and {@code invalid_host} and the like for what is none, and redirects
 * a path without the slash at its end.
 *
 * @since 0.1.0
 */
public final class FakeUrlhaus extends FakeService {
    private static final Pattern HOST = Pattern.compile("[^\\s/:@]{1,253}|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*");
    private static final Pattern URL = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** Starts the service. */
    public FakeUrlhaus() {
        super("/v1");
    }

    /**
     * Makes the service know a host with one malware URL; {@link #knows} takes the whole shape.
     *
     * @param host host name or address
     * @param url malware URL on it
     * @param tags tags of the URL
     */
    public void knowsHost(String host, String url, String... tags) {
        ObjectNode listed = listing(url, tags);
        ObjectNode body = ok().put("urlhaus_reference", "https://urlhaus.abuse.ch/host/" + host + "/")
                .put("host", host)
                .put("firstseen", "2024-02-03 04:05:06 UTC")
                .put("url_count", "1");
        body.set("urls", JsonNodeFactory.instance.arrayNode().add(listed));
        knows(Observable.host(host), body.toString());
    }

    /**
     * Makes the service know a malware URL; {@link #knows} takes the whole shape.
     *
     * @param url the URL
     * @param tags its tags
     */
    public void knowsUrl(String url, String... tags) {
        knows(Observable.url(url), ok().setAll(listing(url, tags)).toString());
    }

    /**
     * Makes the service know a file; {@link #knows} takes the whole shape.
     *
     * @param sha256 its hash
     * @param fileType such as {@code elf}
     * @param signature malware family, null if unknown
     */
    public void knowsFile(String sha256, String fileType, @Nullable String signature) {
        ObjectNode body = ok().put("sha256_hash", sha256)
                .put("file_type", fileType)
                .put("signature", signature)
                .put("firstseen", "2024-02-03 04:05:06")
                .put("url_count", "0");
        body.putArray("urls");
        knows(Observable.sha256(sha256), body.toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        Map<String, String> form = Decoding.form(request.body());
        String host = form.get("host");
        String url = form.get("url");
        String sha256 = form.get("sha256_hash");
        if (path.equals("/host/") && host != null && HOST.matcher(host).matches()) {
            return Observable.host(host);
        }
        if (path.equals("/url/") && url != null && URL.matcher(url).matches()) {
            return Observable.url(url);
        }
        if (path.equals("/payload/") && sha256 != null && SHA256.matcher(sha256).matches()) {
            return Observable.sha256(sha256);
        }
        return null;
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String key = request.header("Auth-Key").orElse(null);
        if (key == null) {
            return new FakeAnswer(401, Map.of(), "");
        }
        if (!key.equals(key().reveal())) {
            return status(403, "unknown_auth_key");
        }
        return switch (path) {
            case "/host", "/url", "/payload" -> new FakeAnswer(301, Map.of("Location", baseUri() + path + "/"), "");
            case "/host/" -> lookup(request, "invalid_host");
            case "/url/" -> lookup(request, "invalid_url");
            case "/payload/" -> lookup(request, "invalid_sha256");
            default -> FakeAnswer.html(404, "Not Found");
        };
    }

    private FakeAnswer lookup(RecordedRequest request, String invalid) {
        if (!request.method().equals("POST")) {
            return status(200, "http_post_expected");
        }
        boolean isForm = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        if (!isForm || request.subject() == null) {
            return status(200, invalid);
        }
        return find(request.subject())
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> status(200, "no_results"));
    }

    private static FakeAnswer status(int status, String queryStatus) {
        return FakeAnswer.json(status, "{\"query_status\": \"" + queryStatus + "\"}");
    }

    private static ObjectNode ok() {
        return JsonNodeFactory.instance.objectNode().put("query_status", "ok");
    }

    private static ObjectNode listing(String url, String... tags) {
        ObjectNode listing = JsonNodeFactory.instance
                .objectNode()
                .put("id", "1")
                .put("urlhaus_reference", "https://urlhaus.abuse.ch/url/1/")
                .put("url", url)
                .put("url_status", "online")
                .put("date_added", "2024-02-03 04:05:06 UTC")
                .put("threat", "malware_download")
                .put("reporter", "anonymous")
                .put("larted", "true")
                .putNull("takedown_time_seconds");
        ArrayNode list = listing.putArray("tags");
        for (String tag : tags) {
            list.add(tag);
        }
        return listing;
    }
}
