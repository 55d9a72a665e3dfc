package io.github.cowriekit.model.intel.reversedns;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that the reverse zone of an address gives it.
 *
 * <p>Nobody checked that a name leads back to the address: whoever owns the address can write any name.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param names names in lower case, sorted, at most ten, each at most 255 characters
 * @param ttl how long the zone lets others keep them
 * @since 0.1.0
 */
public record ReverseDnsFacts(List<String> names, @Nullable Duration ttl) implements Facts {
    /** Copies collections. */
    public ReverseDnsFacts {
        names = List.copyOf(names);
    }

    @Override
    public String kind() {
        return "reversedns";
    }

    @Override
    public List<FactDetail> details() {
        // whoever runs the reverse zone writes what they like, so nothing is stated of the address
        return FactDetail.list().join("Reverse DNS (unconfirmed)", names).toList();
    }
}
