package io.github.cowriekit.model.intel.cowrielog;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Cowrie's own VirusTotal, GreyNoise and reverse-DNS plugins wrote into the log about a subject.
 *
 * <p>It describes the day of the attack. Event ids and keys are those of the
 * <a href="https://github.com/cowrie/cowrie/tree/main/src/cowrie/output">plugins of Cowrie</a>.
 *
 * @param virusTotal scan of a file or URL, null when the log holds none
 * @param greyNoise what GreyNoise said about an address, null when the log holds nothing
 * @param reverseDns name of an address, null when the log holds none
 * @since 0.1.0
 */
public record CowrieLogFacts(
        @Nullable Scan virusTotal,
        @Nullable Noise greyNoise,
        @Nullable Name reverseDns) implements Facts {
    @Override
    public String kind() {
        return "cowrie-log";
    }

    @Override
    public void describe(SubjectDescription description) {
        if (greyNoise != null
                && Boolean.TRUE.equals(greyNoise.noise())
                && "benign".equals(greyNoise.classification())) {
            description.knownScanner(greyNoise.name());
        }
        if (reverseDns != null) {
            description.hostName(reverseDns.name());
        }
        if (virusTotal != null) {
            description.asOf(virusTotal.scannedAt()).detections(virusTotal.positives(), virusTotal.total());
        }
    }

    @Override
    public List<FactDetail> details() {
        FactDetail.Collector details = FactDetail.list();
        if (virusTotal != null) {
            details.add("Logged VT Scan", virusTotal.hits()).add("Logged VT Scan Time", virusTotal.scannedAt());
        }
        if (greyNoise != null) {
            details.join(
                    "Logged GreyNoise",
                    Stream.of(
                            Boolean.TRUE.equals(greyNoise.riot()) ? "benign service" : "",
                            Objects.requireNonNullElse(greyNoise.classification(), ""),
                            Objects.requireNonNullElse(greyNoise.name(), ""),
                            Objects.requireNonNullElse(greyNoise.tag(), "")));
        }
        if (reverseDns != null) {
            details.add("Logged Reverse DNS", reverseDns.name());
        }
        return details.toList();
    }

    /**
     * The verdict of one engine of VirusTotal, as Cowrie's plugin logged it.
     *
     * @param engine engine, in lower case, null when the log does not say
     * @param detected whether it called the subject malicious or suspicious, null when the log does not say
     * @param result name of the malware, in lower case, null without one
     */
    public record Engine(
            @Nullable String engine,
            @Nullable Boolean detected,
            @Nullable String result) {}

    /**
     * A scan by VirusTotal that Cowrie's plugin logged.
     *
     * @param positives engines that called it malicious, null when the log does not say
     * @param total engines asked, null when the log does not say
     * @param scannedAt when VirusTotal scanned it, null when the log does not say
     * @param engines verdicts of the engines, sorted by name
     */
    public record Scan(
            @Nullable Long positives,
            @Nullable Long total,
            @Nullable Instant scannedAt,
            List<Engine> engines) {
        /** Copies collections. */
        public Scan {
            engines = List.copyOf(engines);
        }

        String hits() {
            String hits = positives == null ? "?" : positives.toString();
            return total == null ? hits + " hits" : hits + " of " + total;
        }
    }

    /**
     * What Cowrie's GreyNoise plugin logged about an address, since 2021 only as a sentence.
     *
     * @param noise whether GreyNoise saw it scan the internet, null when the log does not say
     * @param riot whether it belongs to a benign service, null when the log does not say
     * @param classification such as {@code malicious} or {@code benign}, null when the log does not say
     * @param name who is believed to own it, null when the log does not say
     * @param tag name of the activity in logs of old versions, null when the log does not say
     * @param confidence of the tag, null when the log does not say
     */
    public record Noise(
            @Nullable Boolean noise,
            @Nullable Boolean riot,
            @Nullable String classification,
            @Nullable String name,
            @Nullable String tag,
            @Nullable String confidence) {}

    /**
     * The name of an address that Cowrie's reverse-DNS plugin logged.
     *
     * <p>Nobody checked that the name leads back to the address: whoever owns the address can write any name.
     *
     * @param name name as logged, null when the log does not say
     * @param ttl how long it may be kept, null when the log does not say
     */
    public record Name(@Nullable String name, @Nullable Duration ttl) {}
}
