package io.github.cowriekit.sink.internal.net;

import io.github.cowriekit.report.spi.SafeText;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why a receiver could not be reached. */
public final class NetworkFailure {
    private static final SafeText TEXT = new SafeText(200);

    private NetworkFailure() {}

    /** Returns the exception for a failure, with the receiver's name and without what was sent or answered. */
    public static SinkException of(String receiver, IOException failure) {
        return new SinkException(receiver + " " + reason(failure), failure);
    }

    private static String reason(IOException failure) {
        if (isUnknownHost(failure)) {
            return "is a name that cannot be resolved";
        }
        if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException) {
            return "did not answer in time";
        }
        if (failure instanceof ConnectException) {
            return "refuses the connection or cannot be reached";
        }
        if (failure instanceof SSLException) {
            return "cannot be trusted or broke off TLS: " + TEXT.undefanged(String.valueOf(failure.getMessage()));
        }
        return "broke off the connection";
    }

    private static boolean isUnknownHost(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
