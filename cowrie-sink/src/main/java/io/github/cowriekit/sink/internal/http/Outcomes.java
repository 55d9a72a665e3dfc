package io.github.cowriekit.sink.internal.http;

import io.github.cowriekit.sink.spi.Message;
import io.github.cowriekit.sink.spi.Receipt;
import io.github.cowriekit.sink.spi.SinkException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects what became of the messages of one delivery. */
public final class Outcomes {
    private final Map<UUID, String> rejected = new HashMap<>();
    private final Map<UUID, String> again = new HashMap<>();
    private @Nullable Duration retryAfter;
    private boolean isAnyKnown;

    public void accept() {
        isAnyKnown = true;
    }

    public void reject(Message message, String reason) {
        isAnyKnown = true;
        // one id may be in a delivery twice: sending too often is better than giving up
        if (!again.containsKey(message.id())) {
            rejected.put(message.id(), reason);
        }
    }

    public void again(Message message, String reason, @Nullable Duration wait) {
        isAnyKnown = true;
        rejected.remove(message.id());
        again.put(message.id(), reason);
        if (wait != null && (retryAfter == null || retryAfter.compareTo(wait) < 0)) {
            retryAfter = wait;
        }
    }

    /**
     * Returns the receipt when nothing can be sent any more.
     *
     * @param rest what is not sent
     * @throws SinkException the failure, if nothing is known of any message
     */
    public Receipt failed(SinkException failure, List<Message> rest) {
        if (!isAnyKnown) {
            throw failure;
        }
        rest.forEach(message -> again(
                message,
                String.valueOf(failure.getMessage()),
                failure.retryAfter().orElse(null)));
        return receipt();
    }

    public Receipt receipt() {
        return new Receipt(rejected, again, retryAfter);
    }
}
