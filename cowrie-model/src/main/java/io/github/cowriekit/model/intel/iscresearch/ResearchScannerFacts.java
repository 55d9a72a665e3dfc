package io.github.cowriekit.model.intel.iscresearch;

import io.github.cowriekit.model.intel.Facts;
import java.util.List;

/**
 * What the list of <a href="https://isc.sans.edu/api/#threatcategory">research scanners of SANS ISC</a> says about an
 * address: which known scanner of the Internet it belongs to.
 *
 * <p>A known scanner is a label and no acquittal: what it did in a session stands in the session.
 *
 * @param scanners entries about the address, sorted by name
 * @since 0.1.0
 */
public record ResearchScannerFacts(List<ResearchScanner> scanners) implements Facts {
    /** Copies collections. */
    public ResearchScannerFacts {
        scanners = List.copyOf(scanners);
    }
}
