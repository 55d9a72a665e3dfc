package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.analysis.internal.data.Hash;
import io.github.cowriekit.analysis.internal.data.State;
import io.github.cowriekit.model.assessment.FrequentText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.LongsSketch;

/** The most frequent texts, about how often each came: a sketch of their hashes, and the texts it knows. Not thread-safe. */
final class FrequentTexts {
    private static final int COUNTED = 256;
    private static final int SHOWN = 20;
    private static final int LONGEST = 200;

    private LongsSketch counts = new LongsSketch(COUNTED);
    private final SortedMap<Long, String> texts = new TreeMap<>();

    void add(String text) {
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        long hash = Hash.of(kept);
        counts.update(hash);
        texts.put(hash, kept);
        forget();
    }

    void merge(FrequentTexts other) {
        counts.merge(other.counts);
        texts.putAll(other.texts);
        forget();
    }

    /** Drops the texts that the sketch dropped; it holds fewer than COUNTED. */
    private void forget() {
        if (texts.size() > COUNTED) {
            texts.keySet().removeIf(hash -> counts.getEstimate(hash) == 0);
        }
    }

    List<FrequentText> most() {
        return Arrays.stream(counts.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .map(row -> new FrequentText(
                        Objects.requireNonNull(texts.get(row.getItem())), row.getLowerBound(), row.getUpperBound()))
                .sorted(Comparator.comparingLong(FrequentText::atMost)
                        .reversed()
                        .thenComparing(FrequentText::text))
                .limit(SHOWN)
                .toList();
    }

    void write(DataOutput out) throws IOException {
        State.writeBytes(out, counts.serializeToString().getBytes(StandardCharsets.US_ASCII));
        State.writeMap(out, texts, DataOutput::writeUTF);
    }

    static FrequentTexts read(DataInput in) throws IOException {
        FrequentTexts read = new FrequentTexts();
        read.counts = LongsSketch.getInstance(new String(State.readBytes(in), StandardCharsets.US_ASCII));
        State.readMap(in, read.texts, COUNTED, DataInput::readUTF);
        return read;
    }
}
