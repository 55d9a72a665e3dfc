package io.github.cowriekit.model.intel.intelfeed;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import java.util.List;

/**
 * What the <a href="https://isc.sans.edu/api/#intelfeed">intelfeed of SANS ISC</a> says about an address: the labels under
 * which it is listed there at present.
 *
 * <p>A label tells what the address was seen doing ({@code dshieldssh}, {@code webscanner}) or who it is ({@code shodan},
 * {@code openresolver}); being listed is not the same as being hostile.
 *
 * @param labels labels, sorted
 * @since 0.1.0
 */
public record IntelfeedFacts(List<String> labels) implements Facts {
    /** Copies collections. */
    public IntelfeedFacts {
        labels = List.copyOf(labels);
    }

    @Override
    public String kind() {
        return "isc-intelfeed";
    }

    @Override
    public List<FactDetail> details() {
        // a label says what an address was seen doing, not who it is
        return FactDetail.list()
                .join("ISC Intelfeed", labels.isEmpty() ? List.of("listed") : labels)
                .toList();
    }
}
