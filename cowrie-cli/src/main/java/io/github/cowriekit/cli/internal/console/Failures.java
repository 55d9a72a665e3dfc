package io.github.cowriekit.cli.internal.console;

import io.github.cowriekit.model.CowrieException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one line what the JDK says in a class name, or not at all. */
public final class Failures {
    private static final Map<Class<? extends FileSystemException>, String> WORDS = Map.of(
            AccessDeniedException.class, "permission denied",
            FileAlreadyExistsException.class, "a file of this name is in the way",
            NoSuchFileException.class, "no such file or folder",
            NotDirectoryException.class, "not a folder");

    private Failures() {}

    /**
     * Says what ended a command.
     *
     * @return the exit code: 0 if the reader of our output has seen enough, else 1
     * @throws E the exception itself if it is a mistake of ours
     */
    public static <E extends Exception> int explain(E exception, Console console) throws E {
        if (exception instanceof CowrieException) {
            console.err().println(exception.getMessage());
            return 1;
        }
        IOException failure = exception instanceof UncheckedIOException unchecked
                ? unchecked.getCause()
                : exception instanceof IOException io ? io : null;
        if (failure == null) {
            throw exception;
        }
        if (isBrokenPipe(failure)) {
            return 0;
        }
        console.err().println(text(failure));
        return 1;
    }

    /** Returns what went wrong, with the file where one is meant. */
    public static String text(IOException failure) {
        if (failure instanceof FileSystemException ofFile) {
            String what = WORDS.getOrDefault(ofFile.getClass(), ofFile.getReason());
            return TerminalText.line(ofFile.getFile() + ": " + (what == null ? "cannot be used" : what));
        }
        String network = network(failure);
        if (network != null) {
            return network;
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : TerminalText.line(message);
    }

    private static @Nullable String network(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the host name is not known";
            }
            if (cause instanceof SSLException) {
                return "no secure connection"
                        + (cause.getMessage() == null ? "" : ": " + TerminalText.line(cause.getMessage()));
            }
            if (cause instanceof HttpTimeoutException) {
                return "no answer in time";
            }
            if (cause instanceof NoRouteToHostException) {
                return "no route to the host";
            }
        }
        return failure instanceof ConnectException ? "the connection is refused" : null;
    }

    /** Returns whether the reader of our output has seen enough. */
    public static boolean isBrokenPipe(@Nullable Throwable cause) {
        return cause instanceof ProcessOutput.ClosedException;
    }
}
