package io.github.cowriekit.enrich.internal.http;

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

/** Tells apart why there is no answer, which the HTTP client of the JDK does by classes and without messages. */
final class Unreachable {
    private static final int DEEPEST = 10;

    private Unreachable() {}

    /** Returns the reason in a few words, which never hold anything of the question. */
    static String why(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            String why = of(cause);
            if (why != null) {
                return why;
            }
            cause = cause.getCause();
        }
        return failure instanceof ConnectException ? "connection refused" : "connection cut";
    }

    private static @Nullable String of(Throwable cause) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return "unknown host name";
        }
        if (cause instanceof SSLException) {
            return text(cause).contains("handshake")
                            || text(cause).contains("certificat")
                            || text(cause).contains("pkix")
                    ? "TLS: certificate or handshake refused"
                    : "TLS failure";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (cause instanceof HttpTimeoutException) {
            return "timeout";
        }
        boolean isUnreachable = cause instanceof NoRouteToHostException
                || cause instanceof PortUnreachableException
                || text(cause).contains("unreachable");
        if (isUnreachable) {
            return "host unreachable";
        }
        if (text(cause).contains("tunnel failed") || text(cause).contains("proxy")) {
            return "refused by the proxy";
        }
        if (text(cause).contains("reset")) {
            return "connection reset";
        }
        // what a client says that never sends anything
        return text(cause).equals("offline") ? "offline" : null;
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
    }
}
