package io.github.cowriekit.sink.internal.syslog;

import io.github.cowriekit.sink.internal.net.NetworkFailure;
import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.SinkException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection for each batch. Syslog acknowledges nothing; that the receiver closes the connection after we have closed our
 * half of it says that it has read to the end.
 *
 * @param host name or address of the receiver
 * @param port its port
 * @param tls for TLS, null for plain TCP
 * @param timeout for connecting and sending, and once more for the receiver to close
 * @param awaitsClose whether the receiver has to close; otherwise it has two seconds to read the rest
 */
public record SyslogTransport(
        String host, int port, @Nullable SSLContext tls, Duration timeout, boolean awaitsClose) {
    private static final int BUFFER = 64 << 10;
    private static final Duration LINGERING = Duration.ofSeconds(2);

    /** Sends messages, and returns when they have arrived as far as that can be known. */
    public void send(List<Message> messages) throws InterruptedException {
        Socket socket = new Socket();
        AtomicBoolean isDone = new AtomicBoolean();
        FutureTask<Boolean> task = new FutureTask<>(() -> exchange(socket, messages, isDone));
        // a socket listens neither to interrupts nor, while it writes, to a time; closing it ends both
        Thread thread = new Thread(task, "cowriekit-syslog");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (!isDone.get()) {
                throw new SinkException(receiver() + " did not take the messages in time", e);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SinkException known) {
                throw known;
            }
            if (e.getCause() instanceof IOException failure) {
                throw NetworkFailure.of(receiver(), failure);
            }
            throw new SinkException(receiver() + " could not be sent to", e.getCause());
        } finally {
            close(socket);
        }
    }

    /** Returns scheme, host and port. */
    public String receiver() {
        return (tls == null ? "tcp://" : "tls://") + host + ":" + port;
    }

    private boolean exchange(Socket socket, List<Message> messages, AtomicBoolean isDone) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        socket.connect(address, millis(timeout.toNanos()));
        socket.setSoTimeout(millis(timeout.toNanos()));
        Socket connection = tls == null ? socket : secured(tls, socket);
        OutputStream out = new BufferedOutputStream(connection.getOutputStream(), BUFFER);
        for (Message message : messages) {
            out.write(SyslogMessage.frame(message.body()));
        }
        out.flush();
        requireOpen(connection);
        connection.shutdownOutput();
        if (awaitsClose) {
            if (!isClosedWithin(timeout, connection)) {
                throw new SinkException(receiver()
                        + " did not close the connection after the last message; is it one that never does?");
            }
        } else {
            isDone.set(true);
            linger(connection);
        }
        return true;
    }

    private SSLSocket secured(SSLContext context, Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        // the name in the certificate is checked as for a web site: nothing else in TLS asks whose certificate it is
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** A receiver that closes first may have read nothing. */
    private void requireOpen(Socket connection) throws IOException {
        connection.setSoTimeout(1);
        try {
            if (connection.getInputStream().read() < 0) {
                throw new SinkException(receiver() + " closed the connection before it had everything");
            }
        } catch (SocketTimeoutException e) {
            // it is open
        }
    }

    /**
     * Lets the receiver read. What arrives at a socket that is closed, such as the tickets that a receiver of TLS 1.3 sends after
     * the handshake, resets the connection, and what has not been read is lost.
     */
    private static void linger(Socket connection) {
        try {
            isClosedWithin(LINGERING, connection);
        } catch (IOException e) {
            // all was sent without an error, and how the receiver goes counts only if it has to close
            System.getLogger(SyslogTransport.class.getName())
                    .log(System.Logger.Level.DEBUG, "a receiver broke off after the last message", e);
        }
    }

    /** Discards what arrives until the receiver closes, and returns whether it does so in time. */
    private static boolean isClosedWithin(Duration time, Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        byte[] ignored = new byte[1024];
        long end = System.nanoTime() + time.toNanos();
        try {
            int read;
            do {
                connection.setSoTimeout(millis(end - System.nanoTime()));
                read = in.read(ignored);
            } while (read >= 0 && System.nanoTime() < end);
            return read < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static int millis(long nanos) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, nanos / 1_000_000));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(SyslogTransport.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection could not be closed", e);
        }
    }
}
