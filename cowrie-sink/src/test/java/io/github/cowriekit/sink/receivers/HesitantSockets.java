package io.github.cowriekit.sink.receivers;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Receivers of TLS 1.3 that answer the greeting, so that the sender can send everything, and then wait for a while before they
 * end their side of the handshake and read on.
 */
final class HesitantSockets extends ServerSocketFactory {
    private static final long MILLIS = 500;

    private final SSLContext context;
    private final CountDownLatch end;

    /** Makes them; they wait for half a second, or until the latch is open. */
    HesitantSockets(SSLContext context, CountDownLatch end) {
        this.context = context;
        this.end = end;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket socket = new Hesitant(end);
                implAccept(socket);
                SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
                secured.setUseClientMode(false);
                secured.setEnabledProtocols(new String[] {"TLSv1.3"});
                return secured;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException();
    }

    private static final class Hesitant extends Socket {
        private final CountDownLatch end;
        private boolean hasAnswered;
        private boolean hasWaited;

        Hesitant(CountDownLatch end) {
            this.end = end;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (hasAnswered && !hasWaited) {
                        hasWaited = true;
                        await();
                    }
                    return super.read(bytes, offset, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    hasAnswered = true;
                    out.write(bytes, offset, length);
                }
            };
        }

        private void await() throws IOException {
            try {
                end.await(MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
