package io.github.cowriekit.analysis.internal.statistics;

import io.github.cowriekit.analysis.internal.data.Frequent;
import io.github.cowriekit.model.assessment.history.FrequentText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The most frequent texts with approximate counts. Not thread-safe. */
public final class FrequentTexts {
    private static final int COUNTED = 256;
    private static final int SHOWN = 20;
    private static final int LONGEST = 200;

    private final Frequent<String> texts;
    private final int longest;

    FrequentTexts() {
        this(COUNTED, LONGEST);
    }

    /**
     * @param counted how many texts are counted at once; counts are exact while there are not more
     * @param longest characters by which texts are told apart
     */
    public FrequentTexts(int counted, int longest) {
        this(new Frequent<>(counted), longest);
    }

    private FrequentTexts(Frequent<String> texts, int longest) {
        this.texts = texts;
        this.longest = longest;
    }

    /** Counts a text. */
    public void add(String text) {
        texts.add(shortened(text));
    }

    /** Counts each of these texts once. */
    public void addDistinct(Stream<String> many) {
        many.map(this::shortened).distinct().forEach(texts::add);
    }

    private String shortened(String text) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    /** Adds the counts of others, made with the same limits. */
    public FrequentTexts merge(FrequentTexts other) {
        texts.merge(other.texts);
        return this;
    }

    List<FrequentText> most() {
        return most(SHOWN);
    }

    /** Returns the most frequent first, at most so many. */
    public List<FrequentText> most(int shown) {
        List<FrequentText> all = new ArrayList<>();
        texts.forEach((text, atLeast) -> all.add(new FrequentText(text, atLeast, atLeast + texts.error())));
        all.sort(Comparator.comparingLong(FrequentText::atMost).reversed().thenComparing(FrequentText::text));
        return List.copyOf(all.subList(0, Math.min(shown, all.size())));
    }

    void write(DataOutput out) throws IOException {
        texts.write(out, DataOutput::writeUTF);
    }

    static FrequentTexts read(DataInput in) throws IOException {
        return new FrequentTexts(Frequent.read(in, COUNTED, DataInput::readUTF), LONGEST);
    }
}
