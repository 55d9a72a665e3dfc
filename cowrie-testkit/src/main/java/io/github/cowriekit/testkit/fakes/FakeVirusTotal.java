package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The object lookups of VirusTotal v3: {@code GET /api/v3/files/{hash}}, {@code /urls/{id}}, {@code /domains/{name}} and
 * {@code /ip_addresses/{address}} with an {@code x-apikey}.
 *
 * <p>Like the service it answers 401 without a key or with a wrong one and 404 {@code NotFoundError} for what it does not
 * know. A URL is found by the URL-safe base64 of it without padding only.
 *
 * @since 0.1.0
 */
public final class FakeVirusTotal extends FakeService {
    private static final String UPLOAD = "/upload/";

    private final Set<String> addresses = ConcurrentHashMap.newKeySet();

    /** Starts the service. */
    public FakeVirusTotal() {
        super("/api/v3");
    }

    /**
     * Makes the service know a file; {@link #knows} takes the whole shape.
     *
     * @param sha256 its hash
     * @param typeDescription such as {@code ELF}
     * @param threatLabel suggested label, null if engines agree on none
     * @param malicious engines that flag it
     * @param undetected engines that do not
     * @param firstSubmission when it was first submitted
     */
    public void knowsFile(
            String sha256,
            String typeDescription,
            @Nullable String threatLabel,
            long malicious,
            long undetected,
            Instant firstSubmission) {
        ObjectNode attributes = attributes(malicious, undetected)
                .put("sha256", sha256)
                .put("type_description", typeDescription)
                .put("first_submission_date", firstSubmission.getEpochSecond());
        if (threatLabel != null) {
            attributes.putObject("popular_threat_classification").put("suggested_threat_label", threatLabel);
        }
        knows(Observable.sha256(sha256), data("file", attributes));
    }

    /**
     * Makes the service know a URL; {@link #knows} takes the whole shape.
     *
     * @param url the URL
     * @param malicious engines that flag it
     * @param undetected engines that do not
     */
    public void knowsUrl(String url, long malicious, long undetected) {
        knows(Observable.url(url), data("url", attributes(malicious, undetected).put("url", url)));
    }

    /**
     * Makes the service know a domain; {@link #knows} takes the whole shape.
     *
     * @param domain the domain
     * @param malicious engines that flag it
     * @param undetected engines that do not
     */
    public void knowsDomain(String domain, long malicious, long undetected) {
        knows(Observable.host(domain), data("domain", attributes(malicious, undetected)));
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String hash = Decoding.segmentAfter("/files/", path);
        String urlId = Decoding.segmentAfter("/urls/", path);
        String domain = Decoding.segmentAfter("/domains/", path);
        String address = Decoding.segmentAfter("/ip_addresses/", path);
        if (hash != null) {
            return Observable.sha256(hash);
        }
        if (urlId != null) {
            return url(urlId);
        }
        if (domain != null) {
            return Observable.host(domain);
        }
        return address == null ? null : Observable.ip(address);
    }

    private static @Nullable Observable url(String urlId) {
        try {
            String url = new String(Base64.getUrlDecoder().decode(urlId), StandardCharsets.UTF_8);
            return url.isEmpty() || urlId.endsWith("=") ? null : Observable.url(url);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String key = request.header("x-apikey").orElse(null);
        if (key == null) {
            return error(401, "AuthenticationRequiredError", "X-Apikey header is missing");
        }
        if (!key.equals(key().reveal())) {
            return error(401, "WrongCredentialsError", "Wrong API key");
        }
        if (request.method().equals("POST") && path.equals("/files")) {
            return analysis(request);
        }
        if (request.method().equals("POST") && path.startsWith(UPLOAD)) {
            return addresses.remove(path) ? analysis(request) : error(404, "NotFoundError", "The address was used");
        }
        if (path.equals("/files/upload_url")) {
            String address = UPLOAD + requests().size();
            addresses.add(address);
            return FakeAnswer.json(200, "{\"data\": \"" + baseUri() + address + "\"}");
        }
        if (!request.method().equals("GET")) {
            return error(400, "BadRequestError", "Only GET is answered here");
        }
        return find(request.subject())
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> error(404, "NotFoundError", "Resource not found"));
    }

    private static FakeAnswer analysis(RecordedRequest request) {
        boolean hasFile = request.body().contains("name=\"file\"; filename=\"");
        return hasFile
                ? FakeAnswer.json(200, "{\"data\": {\"type\": \"analysis\", \"id\": \"analysis-of-a-file\"}}")
                : error(400, "BadRequestError", "No file");
    }

    /**
     * Returns an error as the service spells it, for {@link #answerNext(FakeAnswer)}.
     *
     * @param status HTTP status
     * @param code such as {@code QuotaExceededError}
     * @param message text
     */
    public static FakeAnswer error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return FakeAnswer.json(status, body.toString());
    }

    private static ObjectNode attributes(long malicious, long undetected) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes
                .putObject("last_analysis_stats")
                .put("malicious", malicious)
                .put("suspicious", 0)
                .put("undetected", undetected)
                .put("harmless", 0)
                .put("timeout", 0);
        return attributes;
    }

    private static String data(String type, ObjectNode attributes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data").put("type", type).set("attributes", attributes);
        return body.toString();
    }
}
