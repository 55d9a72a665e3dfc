package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.analysis.internal.data.Frequent;
import io.github.cowriekit.model.assessment.history.FrequentText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The most frequent texts with approximate counts. Not thread-safe. */
final class FrequentTexts {
    private static final int COUNTED = 256;
    private static final int SHOWN = 20;
    private static final int LONGEST = 200;

    private final Frequent<String> texts;

    FrequentTexts() {
        this(new Frequent<>(COUNTED));
    }

    private FrequentTexts(Frequent<String> texts) {
        this.texts = texts;
    }

    void add(String text) {
        texts.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    void merge(FrequentTexts other) {
        texts.merge(other.texts);
    }

    List<FrequentText> most() {
        List<FrequentText> all = new ArrayList<>();
        texts.forEach((text, atLeast) -> all.add(new FrequentText(text, atLeast, atLeast + texts.error())));
        all.sort(Comparator.comparingLong(FrequentText::atMost).reversed().thenComparing(FrequentText::text));
        return List.copyOf(all.subList(0, Math.min(SHOWN, all.size())));
    }

    void write(DataOutput out) throws IOException {
        texts.write(out, DataOutput::writeUTF);
    }

    static FrequentTexts read(DataInput in) throws IOException {
        return new FrequentTexts(Frequent.read(in, COUNTED, DataInput::readUTF));
    }
}
