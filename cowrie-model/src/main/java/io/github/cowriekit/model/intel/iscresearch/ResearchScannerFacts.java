package io.github.cowriekit.model.intel.iscresearch;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
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

    @Override
    public String kind() {
        return "isc-research";
    }

    @Override
    public void describe(SubjectDescription description) {
        for (ResearchScanner scanner : scanners) {
            description.asOf(scanner.lastSeen()).knownScanner(scanner.name());
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("ISC Research Scanner", scanners.stream().map(ResearchScanner::name))
                .toList();
    }
}
