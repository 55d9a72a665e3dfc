package io.github.cowriekit.enrich.spi.http;

import io.github.cowriekit.enrich.internal.http.NoNetwork;
import io.github.cowriekit.model.intel.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, which the HTTP client of the JDK tells by classes and without messages.
 *
 * @param reason why
 * @param text the reason in a few words, which never hold anything of the question
 */
record Unreachable(Reason reason, String text) {
    private static final int DEEPEST = 10;

    /** Returns what an exception of the client means. */
    static Unreachable of(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            Unreachable why = known(cause);
            if (why != null) {
                return why;
            }
            cause = cause.getCause();
        }
        return new Unreachable(
                Reason.UNREACHABLE, failure instanceof ConnectException ? "connection refused" : "connection cut");
    }

    private static @Nullable Unreachable known(Throwable cause) {
        if (cause instanceof NoNetwork.OfflineException) {
            return new Unreachable(Reason.OFFLINE, Reason.OFFLINE.label());
        }
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return new Unreachable(Reason.UNKNOWN_HOST, "unknown host name");
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return new Unreachable(Reason.TIMEOUT, "no connection in time");
        }
        if (cause instanceof HttpTimeoutException) {
            return new Unreachable(Reason.TIMEOUT, "timeout");
        }
        String text = connection(cause);
        return text == null ? null : new Unreachable(Reason.UNREACHABLE, text);
    }

    /** The client has one class for several causes, so the words of the JDK's message have to tell them apart. */
    private static @Nullable String connection(Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
        if (cause instanceof SSLException) {
            return message.contains("handshake") || message.contains("certificat") || message.contains("pkix")
                    ? "TLS: certificate or handshake refused"
                    : "TLS failure";
        }
        boolean isUnreachable = cause instanceof NoRouteToHostException
                || cause instanceof PortUnreachableException
                || message.contains("unreachable");
        if (isUnreachable) {
            return "host unreachable";
        }
        if (message.contains("tunnel failed") || message.contains("proxy")) {
            return "refused by the proxy";
        }
        return message.contains("reset") ? "connection reset" : null;
    }
}
