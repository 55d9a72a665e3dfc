package io.github.cowriekit.enrich.internal.urlhaus;

import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.urlhaus.UrlhausDetection;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayload;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadUrl;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrl;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads positive answers.
 *
 * <p>URLhaus sends numbers and booleans as strings, {@code null} for a list without elements, the take-down time as
 * null, string, number or empty string, and dates with, without and in front of no time at all.
 */
final class UrlhausAnswer {
    private UrlhausAnswer() {}

    static UrlhausHostFacts host(Fields host) {
        return UrlhausHostFacts.builder()
                .reference(host.text("urlhaus_reference"))
                .host(host.text("host"))
                .firstSeen(host.time("firstseen"))
                .urlCount(host.number("url_count"))
                .blacklists(host.textsByName("blacklists"))
                .urls(host.objects("urls").stream()
                        .map(UrlhausAnswer::urlOfHost)
                        .toList())
                .build();
    }

    private static UrlhausUrl urlOfHost(Fields url) {
        return UrlhausUrl.builder()
                .id(url.text("id"))
                .reference(url.text("urlhaus_reference"))
                .url(url.text("url"))
                .status(url.text("url_status"))
                .dateAdded(url.time("date_added"))
                .threat(url.text("threat"))
                .reporter(url.text("reporter"))
                .larted(url.flag("larted"))
                .takedownTime(takedownTime(url))
                .tags(url.tags("tags"))
                .build();
    }

    static UrlhausUrlFacts url(Fields url) {
        return UrlhausUrlFacts.builder()
                .id(url.text("id"))
                .reference(url.text("urlhaus_reference"))
                .url(url.text("url"))
                .status(url.text("url_status"))
                .host(url.text("host"))
                .dateAdded(url.time("date_added"))
                .lastOnline(url.time("last_online"))
                .threat(url.text("threat"))
                .blacklists(url.textsByName("blacklists"))
                .reporter(url.text("reporter"))
                .larted(url.flag("larted"))
                .takedownTime(takedownTime(url))
                .tags(url.tags("tags"))
                .payloads(url.objects("payloads").stream()
                        .map(UrlhausAnswer::payloadOfUrl)
                        .toList())
                .build();
    }

    private static UrlhausPayload payloadOfUrl(Fields payload) {
        return UrlhausPayload.builder()
                .firstSeen(payload.time("firstseen"))
                .filename(payload.text("filename"))
                .fileType(payload.text("file_type"))
                .sizeBytes(payload.number("response_size"))
                .md5(payload.text("response_md5"))
                .sha256(payload.text("response_sha256"))
                .downloadUrl(payload.text("urlhaus_download"))
                .signature(payload.text("signature"))
                .virusTotal(detection(payload))
                .imphash(payload.text("imphash"))
                .ssdeep(payload.text("ssdeep"))
                .tlsh(payload.text("tlsh"))
                .magika(payload.text("magika"))
                .build();
    }

    static UrlhausPayloadFacts payload(Fields payload) {
        return UrlhausPayloadFacts.builder()
                .md5(payload.text("md5_hash"))
                .sha256(payload.text("sha256_hash"))
                .fileType(payload.text("file_type"))
                .sizeBytes(payload.number("file_size"))
                .signature(payload.text("signature"))
                .firstSeen(payload.time("firstseen"))
                .lastSeen(payload.time("lastseen"))
                .urlCount(payload.number("url_count"))
                .downloadUrl(payload.text("urlhaus_download"))
                .virusTotal(detection(payload))
                .imphash(payload.text("imphash"))
                .ssdeep(payload.text("ssdeep"))
                .tlsh(payload.text("tlsh"))
                .urls(payload.objects("urls").stream()
                        .map(UrlhausAnswer::urlOfPayload)
                        .toList())
                .build();
    }

    private static UrlhausPayloadUrl urlOfPayload(Fields url) {
        return UrlhausPayloadUrl.builder()
                .id(url.text("url_id"))
                .url(url.text("url"))
                .status(url.text("url_status"))
                .reference(url.text("urlhaus_reference"))
                .filename(url.text("filename"))
                .firstSeen(url.time("firstseen"))
                .lastSeen(url.time("lastseen"))
                .build();
    }

    private static @Nullable UrlhausDetection detection(Fields fields) {
        Fields detection = fields.object("virustotal");
        return detection.isEmpty()
                ? null
                : new UrlhausDetection(detection.text("result"), detection.decimal("percent"), detection.text("link"));
    }

    private static @Nullable Duration takedownTime(Fields url) {
        Long seconds = url.number("takedown_time_seconds");
        return seconds == null || seconds < 0 ? null : Duration.ofSeconds(seconds);
    }
}
