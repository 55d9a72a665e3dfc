package io.github.cowriekit.sink.receivers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A receiver of syslog that is strict about what arrives, and not always well-behaved. */
final class SyslogReceiver implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile(
            "<(0|[1-9][0-9]{0,2})>1 "
                    + "(?<time>-|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?Z) "
                    + "(?<host>[!-~]{1,255}) (?<app>[!-~]{1,48}) (?<process>[!-~]{1,128}) (?<kind>[!-~]{1,32}) "
                    + "\\[(?<sd>[!-~&&[^= \\]\"]]{1,32}) id=\"(?<id>[^\"\\\\\\]]*)\"] (?<text>.+)",
            Pattern.DOTALL);

    /** What it does with a connection. */
    enum Manner {
        /** Reads to the end and closes. */
        GOOD,
        /** The same, a few bytes at a time. */
        SLOW,
        /** Reads to the end and resets the connection. */
        RESETTING,
        /** Reads to the end and keeps the connection. */
        KEEPING,
        /** Closes at once. */
        CLOSING,
        /** Reads nothing. */
        IDLE
    }

    /** A message, taken apart. */
    record Parsed(
            int priority, String time, String host, String app, String kind, String id, String text, int octets) {}

    private final ServerSocket server;
    private final Manner manner;
    private final CountDownLatch closed = new CountDownLatch(1);
    /** What each connection brought, when it was read to its end. */
    private final BlockingQueue<byte[]> connections = new LinkedBlockingQueue<>();
    /** Counted down when there is a connection. */
    final CountDownLatch connected = new CountDownLatch(1);

    SyslogReceiver(Manner manner) {
        this(manner, ServerSocketFactory.getDefault());
    }

    SyslogReceiver(Manner manner, ServerSocketFactory sockets) {
        this.manner = manner;
        try {
            server = sockets.createServerSocket();
            // so that what is not read makes the sender wait soon
            server.setReceiveBufferSize(4 << 10);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::run, "syslog-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits for the next connection to be read, and returns its messages. */
    List<Parsed> next() throws Exception {
        return parse(connections.take());
    }

    /** Takes a stream apart by the letter of RFC 6587 and RFC 5424. */
    static List<Parsed> parse(byte[] stream) throws CharacterCodingException {
        List<Parsed> messages = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int length = 0;
            if (stream[at] == '0') {
                throw new IllegalArgumentException("a length begins with 0");
            }
            while (stream[at] != ' ') {
                length = 10 * length + Character.digit(stream[at++], 10);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(stream, at + 1, length))
                    .toString();
            messages.add(parse(text, length));
            at += 1 + length;
        }
        return messages;
    }

    private static Parsed parse(String text, int octets) {
        Matcher parts = MESSAGE.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > 191) {
            throw new IllegalArgumentException("not of RFC 5424: " + text);
        }
        return new Parsed(
                Integer.parseInt(parts.group(1)),
                parts.group("time"),
                parts.group("host"),
                parts.group("app"),
                parts.group("kind"),
                parts.group("sd") + " " + parts.group("id"),
                parts.group("text"),
                octets);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connected.countDown();
                serve(socket);
            } catch (IOException e) {
                // the sender went away, or the test is over
                connected.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        if (manner == Manner.IDLE) {
            closed.await();
        }
        if (manner == Manner.CLOSING || manner == Manner.IDLE) {
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] part = new byte[manner == Manner.SLOW ? 7 : 4096];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            all.write(part, 0, read);
        }
        connections.add(all.toByteArray());
        if (manner == Manner.RESETTING) {
            socket.setSoLinger(true, 0);
        } else if (manner == Manner.KEEPING) {
            closed.await();
        }
    }
}
