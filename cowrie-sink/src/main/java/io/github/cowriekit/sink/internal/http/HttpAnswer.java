package io.github.cowriekit.sink.internal.http;

import io.github.cowriekit.sink.spi.SinkException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered.
 *
 * @param receiver scheme, host and port
 * @param status status of HTTP
 * @param retryAfter how long it asks to wait, null if it does not say
 * @param body the body as far as it is read
 * @param isCut whether there was more of it
 */
public record HttpAnswer(
        String receiver, int status, @Nullable Duration retryAfter, String body, boolean isCut) {
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Returns the exception for an answer that says nothing about the messages. */
    public SinkException failure() {
        return failure("");
    }

    /** Returns the exception for an answer that says nothing about the messages, with more about it. */
    public SinkException failure(String more) {
        return new SinkException(receiver + " " + meaning() + more, null, retryAfter);
    }

    /** Returns the exception for an answer of success from which nothing can be learnt. */
    public SinkException unreadable(String why) {
        return new SinkException(receiver + " gives an answer that " + why, null, retryAfter);
    }

    private String meaning() {
        String meaning;
        if (status == 401 || status == 403 || status == 407) {
            meaning = "refuses the credentials, or has none to check";
        } else if (status / 100 == 3) {
            meaning = "answers with a redirect, which is not followed; set the address that it leads to";
        } else if (status == 429) {
            meaning = "asks to slow down";
        } else if (status / 100 == 5) {
            meaning = "is not able to take messages";
        } else {
            meaning = "refuses the request";
        }
        return meaning + " (status " + status + ")";
    }
}
