package io.github.cowriekit.analysis.internal.weights;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.model.assessment.Evidence;

/** A weight with a cache of its evidence: programs repeat themselves, and so do observations. Thread-safe. */
public final class Weigher {
    /** A power of two. */
    private static final int MOST_NUMBERS = 1_024;

    private final Weight weight;
    private final Memo<Evidence> ofTexts;
    /** By the low bits of the number. Records are safe to read without a lock; a lost one is created again. */
    private final Numbered[] ofNumbers;

    Weigher(Weight weight) {
        this.weight = weight;
        this.ofTexts = new Memo<>(text -> weight.evidence(1, text));
        this.ofNumbers = new Numbered[weight.word() == null ? MOST_NUMBERS : 0];
    }

    private record Numbered(long number, Evidence evidence) {}

    boolean covers(double number) {
        return weight.covers(number);
    }

    boolean covers(String word) {
        return word.equals(weight.word());
    }

    public Evidence evidence(double factor, String observed) {
        return factor == 1 ? ofTexts.get(observed) : weight.evidence(factor, observed);
    }

    /** Returns the evidence of a number. Always call it with the same form for a weight. */
    public Evidence evidence(double number, NumberForm form) {
        long rounded = form.rounded(number);
        if (rounded < 0) {
            return evidence(1, form.text(number));
        }
        int place = (int) rounded & (MOST_NUMBERS - 1);
        Numbered known = ofNumbers[place];
        if (known == null || known.number() != rounded) {
            known = new Numbered(rounded, weight.evidence(1, form.text(number)));
            ofNumbers[place] = known;
        }
        return known.evidence();
    }
}
