package io.github.cowriekit.model.intel;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why there is no answer: the first ones are why a source was not asked, the others why it gave none.
 *
 * <p>Constants may be added; treat an unknown one as {@link #OTHER}.
 *
 * @since 0.1.0
 */
public enum Reason {
    /** Nobody wanted the question: the source could answer it and is not asked such questions. */
    NOT_ASKED("not asked by default"),

    /** It is nobody else's business: a private or reserved address or name, or credentials. */
    NOT_PUBLIC("not public"),

    /** It is not what it claims to be, such as a host name with a blank in it. */
    MALFORMED("malformed"),

    /** The source never answers such questions, such as those about IPv6. */
    NOT_SUPPORTED("not supported by the source"),

    /** The source needs a key, and none is configured. */
    NO_KEY("no key"),

    /** The source answers from files, and none are configured. */
    NO_FILES("no files"),

    /** The source could not be set up. */
    NOT_CREATED("cannot be created"),

    /** Nothing may leave the machine. */
    OFFLINE("offline"),

    /** A limit of the source is used up for now, or its balance is. */
    QUOTA("quota spent"),

    /** What the caller allows for the run, in requests or in time, is used up. */
    BUDGET("budget spent"),

    /** The answer of a cheaper source makes this one unnecessary. */
    SETTLED("settled by a cheaper source"),

    /** The source asked to slow down. */
    THROTTLED("throttled"),

    /** The source does not work at the moment, or it said so itself. */
    UNAVAILABLE("unavailable"),

    /** The source did not answer in time. */
    TIMEOUT("timeout"),

    /** The name of the source's host is not known. */
    UNKNOWN_HOST("unknown host name"),

    /** There is no connection to the source: refused, cut, no route, no TLS. */
    UNREACHABLE("unreachable"),

    /** The key is wrong or may not ask this. */
    AUTHENTICATION("bad key"),

    /** The source refuses this one question. */
    REJECTED("question rejected"),

    /** The answer cannot be read. */
    INVALID_ANSWER("invalid answer"),

    /** An enricher failed in a way that it should not. */
    UNEXPECTED("unexpected failure"),

    /** The thread that waited was interrupted. */
    INTERRUPTED("interrupted"),

    /** The enrichment was closed. */
    CLOSED("closed"),

    /** Something else, which the detail tells. */
    OTHER("other");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    /** Returns the stable name in lower-case words, as in reports and Session JSON. */
    public String label() {
        return label;
    }

    /** Returns the reason with this label, empty if there is none. */
    public static Optional<Reason> find(String label) {
        return Arrays.stream(values())
                .filter(reason -> reason.label.equals(label))
                .findFirst();
    }
}
