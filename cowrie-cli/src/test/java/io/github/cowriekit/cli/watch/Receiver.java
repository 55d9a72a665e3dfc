package io.github.cowriekit.cli.watch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A webhook on this machine that answers as it is told. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final Semaphore requests = new Semaphore(0);
    private volatile int status = 200;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, -1);
            }
            requests.release();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Sets the status of the next answers. */
    void answer(int code) {
        status = code;
    }

    /** Returns whether so many requests came that were not waited for before. */
    boolean hasGot(int count) throws InterruptedException {
        return requests.tryAcquire(count, 1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
