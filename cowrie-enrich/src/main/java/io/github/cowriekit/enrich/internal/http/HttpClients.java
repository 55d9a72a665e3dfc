package io.github.cowriekit.enrich.internal.http;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of this process: all who ask by the same way share one, however many enrichments are built and closed.
 *
 * <p>A client has a thread, three descriptors and the connections that it keeps for later. From Java 21 on it is shut down
 * when nobody leases it any more. Java 17 cannot do that and frees a client that is not reachable any more; so nothing here
 * holds one, and the next lease takes it up again if it is still there. Thread-safe.
 */
public final class HttpClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final @Nullable Method SHUTDOWN = findShutdown();
    private static final Map<Proxies, Shared> LEASED = new HashMap<>();
    private static final Map<Proxies, WeakReference<HttpClient>> LENT = new HashMap<>();
    private static final AtomicInteger THREADS = new AtomicInteger();

    private HttpClients() {}

    /** Returns the right to use the client for this way until it is closed. */
    public static Lease lease(Proxies proxies) {
        synchronized (LEASED) {
            Shared shared = LEASED.get(proxies);
            HttpClient client = shared == null ? null : shared.client.get();
            if (shared == null || client == null) {
                ThreadPoolExecutor threads = threads();
                client = create(proxies, threads);
                shared = new Shared(client, threads);
                LEASED.put(proxies, shared);
            }
            shared.leases++;
            return new Lease(proxies, shared, client);
        }
    }

    /** Returns a client for whoever cannot say when they are done; it is freed when nobody holds it any more. */
    public static HttpClient lent(Proxies proxies) {
        synchronized (LENT) {
            WeakReference<HttpClient> held = LENT.get(proxies);
            HttpClient client = held == null ? null : held.get();
            if (client == null) {
                client = create(proxies, threads());
                LENT.put(proxies, new WeakReference<>(client));
            }
            return client;
        }
    }

    private static HttpClient create(Proxies proxies, ThreadPoolExecutor threads) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads);
        if (!proxies.isEmpty()) {
            builder.proxy(proxies);
        }
        return builder.build();
    }

    /** Returns threads that end a second after their work; those of the client's own would stay for a minute. */
    private static ThreadPoolExecutor threads() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "cowriekit-http-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void release(Proxies proxies, Shared shared, HttpClient client) {
        synchronized (LEASED) {
            shared.leases--;
            if (shared.leases > 0 || SHUTDOWN == null) {
                return;
            }
            LEASED.remove(proxies, shared);
        }
        try {
            SHUTDOWN.invoke(client);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the HTTP client cannot be shut down", e);
        }
        shared.threads.shutdown();
    }

    private static @Nullable Method findShutdown() {
        try {
            return HttpClient.class.getMethod("shutdownNow");
        } catch (NoSuchMethodException beforeJava21) {
            return null;
        }
    }

    /** A client that is held by those who lease it only. */
    private static final class Shared {
        private final WeakReference<HttpClient> client;
        private final ThreadPoolExecutor threads;
        private int leases;

        private Shared(HttpClient client, ThreadPoolExecutor threads) {
            this.client = new WeakReference<>(client);
            this.threads = threads;
        }
    }

    /** The right to use a client. */
    public static final class Lease implements AutoCloseable {
        private final Proxies proxies;
        private final Shared shared;
        private @Nullable HttpClient client;

        private Lease(Proxies proxies, Shared shared, HttpClient client) {
            this.proxies = proxies;
            this.shared = shared;
            this.client = client;
        }

        /**
         * Returns the client.
         *
         * @throws IllegalStateException if this was closed
         */
        public synchronized HttpClient client() {
            if (client == null) {
                throw new IllegalStateException("closed");
            }
            return client;
        }

        @Override
        public void close() {
            HttpClient released;
            synchronized (this) {
                released = client;
                client = null;
            }
            if (released != null) {
                release(proxies, shared, released);
            }
        }
    }
}
