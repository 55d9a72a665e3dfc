package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.model.assessment.OperatorVerdict;

/**
 * A verdict beside what is known.
 *
 * @param name name of the session
 * @param set where it is from
 * @param kind {@code person}, {@code program} or a word of the set
 * @param verdict what the analysis says
 */
record LabelledVerdict(String name, String set, String kind, OperatorVerdict verdict) {
    boolean isPerson() {
        return kind.equals("human-like") || kind.equals("person");
    }
}
