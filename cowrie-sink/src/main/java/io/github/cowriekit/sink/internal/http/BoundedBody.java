package io.github.cowriekit.sink.internal.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body up to a limit and lets go of the rest. */
final class BoundedBody implements BodySubscriber<BoundedBody.Read> {
    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Read> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /** The body, and whether there was more of it. */
    record Read(String text, boolean isCut) {}

    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<Read> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), most - bytes.size())];
            boolean isAll = part.length == buffer.remaining();
            buffer.get(part);
            bytes.write(part, 0, part.length);
            if (!isAll) {
                if (subscription != null) {
                    subscription.cancel();
                }
                result.complete(new Read(bytes.toString(StandardCharsets.UTF_8), true));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(new Read(bytes.toString(StandardCharsets.UTF_8), false));
    }
}
