package io.github.cowriekit.enrich.spi.http;

import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes a body on up to a limit; the JDK has this from version 25 on. */
final class CappedBody implements BodySubscriber<byte[]> {
    private final long limit;
    private final OutputStream sink;
    private final Supplier<byte[]> result;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private long taken;
    private @Nullable Subscription subscription;

    private CappedBody(long limit, OutputStream sink, Supplier<byte[]> result) {
        this.limit = limit;
        this.sink = sink;
        this.result = result;
    }

    /** Returns one that collects the body. */
    static CappedBody collecting(long limit) {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        return new CappedBody(limit, collected, collected::toByteArray);
    }

    /** Returns one that writes the body to a stream, on a thread of the client, and has none itself. */
    static CappedBody into(OutputStream sink, long limit) {
        return new CappedBody(limit, sink, () -> new byte[0]);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                if (buffer.remaining() > limit - taken) {
                    throw new InvalidAnswerException("the answer has more than " + limit + " bytes");
                }
                taken += buffer.remaining();
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                sink.write(bytes);
            }
        } catch (IOException | RuntimeException e) {
            // what the stream throws ends the answer, and is no failure of the connection
            if (subscription != null) {
                subscription.cancel();
            }
            body.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(result.get());
    }
}
