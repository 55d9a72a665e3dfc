package io.github.cowriekit.enrich.internal.config;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;

/** In what order a source that answers slowly is asked: files before whoever only tried to log in. */
public enum Urgency {
    /** The session left or fetched files. */
    FILES(1),

    /** The session got in. */
    LOGIN(2),

    /** The question stands for itself. */
    ALONE(3),

    /** The session did neither. */
    REST(3);

    private final int place;

    Urgency(int place) {
        this.place = place;
    }

    /** Returns the urgency of the questions of a session. */
    public static Urgency of(Session session) {
        if (!session.downloads().isEmpty() || !session.uploads().isEmpty()) {
            return FILES;
        }
        return session.successfulLogin().isPresent() ? LOGIN : REST;
    }

    /**
     * Returns the place of a question in the queue, the lowest first.
     *
     * @param observable what is asked about
     * @param isNew whether the source has never answered it
     */
    public int rank(Observable observable, boolean isNew) {
        // a new hash is what nobody else may have seen yet
        int first = observable.type() == ObservableType.SHA256 ? 0 : place;
        return (first * 4 + kind(observable.type())) * 2 + (isNew ? 0 : 1);
    }

    private static int kind(ObservableType type) {
        return switch (type) {
            case SHA256 -> 0;
            case URL -> 1;
            case HOST -> 2;
            case IP, SSH_KEY, PASSWORD -> 3;
        };
    }
}
