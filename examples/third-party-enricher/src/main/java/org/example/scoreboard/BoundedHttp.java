package org.example.scoreboard;

import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends a request with an end in time and in size. */
final class BoundedHttp {
    private static final int LARGEST_BODY = 1024 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    BoundedHttp(HttpClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, info -> new BoundedBody());
        try {
            // HttpRequest.timeout ends with the headers; this one covers the body, too
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new SourceUnavailableException("interrupted", e);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new SourceUnavailableException("no answer within " + timeout, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TooLargeException) {
                throw new InvalidAnswerException("the answer is too large", e);
            }
            throw new SourceUnavailableException("no answer", e.getCause());
        }
    }

    /** Collects a body and gives up on one that is too large. */
    private static final class BoundedBody implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
        private @Nullable Subscription subscription;
        private long size;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body.getBody();
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            body.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            size += buffers.stream().mapToInt(ByteBuffer::remaining).sum();
            if (size <= LARGEST_BODY) {
                body.onNext(buffers);
            } else if (subscription != null) {
                subscription.cancel();
                body.onError(new TooLargeException());
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.onError(failure);
        }

        @Override
        public void onComplete() {
            body.onComplete();
        }
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
