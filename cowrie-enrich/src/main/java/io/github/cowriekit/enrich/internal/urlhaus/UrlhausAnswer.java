package io.github.cowriekit.enrich.internal.urlhaus;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.urlhaus.UrlhausHostFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausPayloadFacts;
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

    static UrlhausHostFacts host(AnswerFields host) {
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

    private static UrlhausHostFacts.Url urlOfHost(AnswerFields url) {
        return new UrlhausHostFacts.Url(
                url.text("id"),
                url.text("urlhaus_reference"),
                url.text("url"),
                url.text("url_status"),
                url.time("date_added"),
                url.text("threat"),
                url.text("reporter"),
                url.flag("larted"),
                takedownTime(url),
                url.tags("tags"));
    }

    static UrlhausUrlFacts url(AnswerFields url) {
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

    private static UrlhausUrlFacts.Payload payloadOfUrl(AnswerFields payload) {
        return new UrlhausUrlFacts.Payload(
                payload.time("firstseen"),
                payload.text("filename"),
                payload.text("file_type"),
                payload.number("response_size"),
                payload.text("response_md5"),
                payload.text("response_sha256"),
                payload.text("urlhaus_download"),
                payload.text("signature"),
                detection(payload),
                payload.text("imphash"),
                payload.text("ssdeep"),
                payload.text("tlsh"),
                payload.text("magika"));
    }

    static UrlhausPayloadFacts payload(AnswerFields payload) {
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

    private static UrlhausPayloadFacts.Url urlOfPayload(AnswerFields url) {
        return new UrlhausPayloadFacts.Url(
                url.text("url_id"),
                url.text("url"),
                url.text("url_status"),
                url.text("urlhaus_reference"),
                url.text("filename"),
                url.time("firstseen"),
                url.time("lastseen"));
    }

    private static UrlhausPayloadFacts.@Nullable Detection detection(AnswerFields fields) {
        AnswerFields detection = fields.object("virustotal");
        return detection.isEmpty()
                ? null
                : new UrlhausPayloadFacts.Detection(
                        detection.text("result"), detection.decimal("percent"), detection.text("link"));
    }

    private static @Nullable Duration takedownTime(AnswerFields url) {
        Long seconds = url.number("takedown_time_seconds");
        return seconds == null || seconds < 0 ? null : Duration.ofSeconds(seconds);
    }
}
