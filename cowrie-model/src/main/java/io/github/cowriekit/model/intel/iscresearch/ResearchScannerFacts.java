package io.github.cowriekit.model.intel.iscresearch;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list of <a href="https://isc.sans.edu/api/#threatcategory">research scanners of SANS ISC</a> says about an
 * address: which known scanner of the Internet it belongs to.
 *
 * <p>A known scanner is a label and no acquittal: what it did in a session stands in the session.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param scanners entries about the address, sorted by name
 * @since 0.1.0
 */
public record ResearchScannerFacts(List<Scanner> scanners) implements Facts {
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
        for (Scanner scanner : scanners) {
            description.asOf(scanner.lastSeen()).knownScanner(scanner.name());
        }
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .join("ISC Research Scanner", scanners.stream().map(Scanner::name))
                .toList();
    }

    /**
     * A scanner of the Internet that SANS ISC knows.
     *
     * @param name who scans, such as {@code shodan}
     * @param added day the address was listed
     * @param lastSeen last day it was seen
     */
    public record Scanner(
            @Nullable String name,
            @Nullable LocalDate added,
            @Nullable LocalDate lastSeen) {}
}
