package io.github.cowriekit.enrich.internal.virustotal;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.UUID;

/** Posts a file to <a href="https://docs.virustotal.com/reference/files-scan">{@code /files}</a>, as it is on disk. */
public final class UploadClient {
    /** Files above this go to an address of their own; some clients read 32 MB as more, none as less. */
    public static final long LARGEST_AT_ONCE = 32_000_000;

    private final SourceHttp http;
    private final URI baseUrl;

    /** Creates it; nothing is sent yet. */
    public UploadClient(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "x-apikey");
        this.baseUrl = settings.requireBaseUrl();
    }

    /**
     * Uploads a file once, whatever comes of it: an address for large files is good for one attempt.
     *
     * @return id of the analysis
     * @throws EnrichmentException if it is not taken
     */
    public String upload(Path file, long size) throws IOException {
        URI url = size > LARGEST_AT_ONCE ? addressForLargeFile() : URI.create(baseUrl + "/files");
        String boundary = UUID.randomUUID().toString();
        // no name: it could tell about the sensor; and no filename*=, which VirusTotal refuses
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sample\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        HttpAnswer answer = http.upload(
                url,
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        String id = answered(answer).object("data").text("id");
        if (id == null) {
            throw answer.invalid("no analysis");
        }
        return id;
    }

    private URI addressForLargeFile() {
        HttpAnswer answer = http.get("/files/upload_url");
        String text = answered(answer).text("data");
        try {
            URI url = URI.create(text == null ? "" : text);
            if (isOfVirusTotal(url)) {
                return url;
            }
        } catch (IllegalArgumentException noUrl) {
            // said below
        }
        throw answer.invalid("no address of VirusTotal");
    }

    /** The key goes along, so the host must be that of the API or another of the same service. */
    private boolean isOfVirusTotal(URI url) {
        String host = url.getHost();
        if (host == null || !baseUrl.getScheme().equals(url.getScheme())) {
            return false;
        }
        boolean isSameHost = host.equals(baseUrl.getHost()) && url.getPort() == baseUrl.getPort();
        return isSameHost || ("https".equals(url.getScheme()) && host.endsWith(".virustotal.com"));
    }

    private static AnswerFields answered(HttpAnswer answer) {
        String code = answer.findObject()
                .map(body -> body.object("error").text("code"))
                .orElse(null);
        if (code != null) {
            throw VirusTotalErrors.of(code, answer);
        }
        return answer.object();
    }
}
