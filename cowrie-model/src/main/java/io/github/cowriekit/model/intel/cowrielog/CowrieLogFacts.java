package io.github.cowriekit.model.intel.cowrielog;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
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
        @Nullable CowrieLogScan virusTotal,
        @Nullable CowrieLogNoise greyNoise,
        @Nullable CowrieLogName reverseDns) implements Facts {
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
}
