package io.github.cowriekit.enrich.internal.cowrielog;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.cowrielog.CowrieLogFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the events of one session say about one subject; not thread-safe. */
final class PluginEvents {
    static final String SCAN_FILE = "cowrie.virustotal.scanfile";
    static final String SCAN_URL = "cowrie.virustotal.scanurl";
    static final String GREYNOISE = "cowrie.greynoise.result";
    static final String NAME_OF_SOURCE = "cowrie.reversedns.connect";
    static final String NAME_OF_TARGET = "cowrie.reversedns.forward";

    // the sentences of Cowrie's greynoise.py; a name may hold anything, so it is what follows
    private static final Pattern NOISE = Pattern.compile(
            "observed scanning the Internet\\. GreyNoise classification ?is (.{1,100}?) and the believed owner is (.*)");
    private static final Pattern RIOT =
            Pattern.compile("belongs to a benign service or provider\\. ?The owner is (.*)");
    private static final int LONGEST_SENTENCE = 2_000;
    private static final long LONGEST_TTL = 0xffff_ffffL;
    private static final CowrieLogFacts.Noise SILENCE = new CowrieLogFacts.Noise(null, null, null, null, null, null);

    private @Nullable Instant at;
    private boolean isNew;
    private CowrieLogFacts.@Nullable Scan scan;
    private CowrieLogFacts.@Nullable Noise noise;
    private CowrieLogFacts.@Nullable Name name;

    void add(String eventId, Instant time, AnswerFields event) {
        if (at == null || time.isAfter(at)) {
            at = time;
        }
        switch (eventId) {
            case SCAN_FILE, SCAN_URL -> addScan(event);
            case GREYNOISE -> addNoise(event);
            default -> addName(event);
        }
    }

    /** Returns the answer, null if the events say nothing. */
    @Nullable
    EnrichmentResult result(Observable subject) {
        if (at == null) {
            return null;
        }
        if (scan != null || noise != null || name != null) {
            return new EnrichmentResult.Found(
                    subject, CowrieLogAnswers.SOURCE, at, new CowrieLogFacts(scan, noise, name));
        }
        return isNew ? new EnrichmentResult.NotFound(subject, CowrieLogAnswers.SOURCE, at) : null;
    }

    private void addScan(AnswerFields event) {
        if (Boolean.TRUE.equals(event.flag("is_new"))) {
            isNew = true;
            scan = null;
            return;
        }
        // seconds since 1970 from version 3 of the API on, a date before, "unknown" where there is none
        Instant scannedAt = event.unixTime("scan_date");
        CowrieLogFacts.Scan read = new CowrieLogFacts.Scan(
                event.number("positives"),
                event.number("total"),
                scannedAt == null ? event.time("scan_date") : scannedAt,
                engines(event));
        if (read.positives() != null || read.total() != null || !read.engines().isEmpty()) {
            scan = read;
        }
    }

    private static List<CowrieLogFacts.Engine> engines(AnswerFields event) {
        return event.objectsByName("scans").entrySet().stream()
                .map(entry -> new CowrieLogFacts.Engine(
                        entry.getKey(), entry.getValue().flag("detected"), malware(entry.getValue())))
                .toList();
    }

    /** The plugin writes Python's None for an engine that found nothing. */
    private static @Nullable String malware(AnswerFields engine) {
        String result = engine.text("result");
        return "none".equals(result) ? null : result;
    }

    private void addNoise(AnswerFields event) {
        CowrieLogFacts.Noise before = noise == null ? SILENCE : noise;
        String sentence = event.text("message");
        String start = sentence == null || sentence.length() > LONGEST_SENTENCE ? "" : sentence;
        Matcher scanning = NOISE.matcher(start);
        Matcher benign = RIOT.matcher(start);
        boolean isNoise = scanning.find();
        boolean isRiot = benign.find();
        String owner = isNoise ? scanning.group(2) : isRiot ? benign.group(1).replaceFirst("\\.$", "") : null;
        CowrieLogFacts.Noise read = new CowrieLogFacts.Noise(
                isNoise ? Boolean.TRUE : before.noise(),
                isRiot ? Boolean.TRUE : before.riot(),
                first(event.text("classification"), isNoise ? scanning.group(1) : null, before.classification()),
                first(event.text("name"), owner, before.name()),
                first(event.text("tag"), null, before.tag()),
                first(event.text("conf"), null, before.confidence()));
        noise = read.equals(SILENCE) ? null : read;
    }

    private void addName(AnswerFields event) {
        String pointer = event.text("ptr");
        Long ttl = event.number("ttl");
        if (pointer != null) {
            Duration kept = ttl != null && ttl >= 0 && ttl <= LONGEST_TTL ? Duration.ofSeconds(ttl) : null;
            name = new CowrieLogFacts.Name(pointer, kept);
        }
    }

    private static @Nullable String first(@Nullable String key, @Nullable String sentence, @Nullable String before) {
        return key != null ? key : sentence != null ? sentence : before;
    }
}
