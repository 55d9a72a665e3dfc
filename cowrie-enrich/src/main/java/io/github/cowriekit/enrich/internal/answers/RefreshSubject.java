package io.github.cowriekit.enrich.internal.answers;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import org.jspecify.annotations.Nullable;

/**
 * What a shared answer was fetched for, as text that stands where other answers have their facts: a refresh asks about it
 * again. A password is left out, since it may be one of a victim.
 */
final class RefreshSubject {
    private static final String IN_RAW = "raw";

    private RefreshSubject() {}

    static String text(Observable observable) {
        return observable.type() == ObservableType.PASSWORD
                ? IN_RAW
                : IN_RAW + " " + observable.type().label() + " " + observable.value();
    }

    /** Returns the observable, null if none is written. */
    static @Nullable Observable parse(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split(" ", 3);
        if (parts.length < 3) {
            return null;
        }
        try {
            return new Observable(ObservableType.of(parts[1]), parts[2]);
        } catch (IllegalArgumentException ofAnotherVersion) {
            return null;
        }
    }
}
