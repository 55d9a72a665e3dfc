package io.github.cowriekit.model.internal;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.event.EventHeader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of an event under Cowrie's keys, leaving out what is absent. */
public final class Attributes {
    private final Map<String, Object> values = new LinkedHashMap<>();

    public Attributes with(String key, @Nullable Object value) {
        if (value instanceof KeyExchange kex) {
            withKex(kex);
        } else if (value instanceof PublicKey publicKey) {
            with("fingerprint", publicKey.fingerprint())
                    .with("key", publicKey.key())
                    .with("type", publicKey.type());
        } else if (value instanceof Duration duration) {
            values.put(key, seconds(duration));
        } else if (value instanceof Integer number) {
            values.put(key, number.longValue());
        } else if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    public Map<String, Object> toMap(EventHeader header) {
        values.putAll(header.extra());
        return Ordered.copyOf(values);
    }

    private void withKex(KeyExchange kex) {
        with("hassh", kex.hassh()).with("hasshAlgorithms", kex.hasshAlgorithms());
        withList("kexAlgs", kex.kexAlgs());
        withList("keyAlgs", kex.keyAlgs());
        withList("encCS", kex.encCs());
        withList("macCS", kex.macCs());
        withList("compCS", kex.compCs());
        withList("langCS", kex.langCs());
    }

    private void withList(String key, List<String> list) {
        if (!list.isEmpty()) {
            values.put(key, list);
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros();
    }
}
