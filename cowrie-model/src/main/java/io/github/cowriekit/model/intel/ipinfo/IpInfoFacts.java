package io.github.cowriekit.model.intel.ipinfo;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.SubjectDescription;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://ipinfo.io/developers/lite-api">IPinfo Lite</a> says about an address: its country and its
 * autonomous system.
 *
 * <p>Parts that the source leaves out are null.
 *
 * @param asn number of its autonomous system
 * @param asName name of that
 * @param asDomain domain of whoever runs it
 * @param countryCode two-letter country where the address is
 * @param country name of the country, in English
 * @param continentCode two-letter continent, such as {@code EU}
 * @param continent name of the continent, in English
 * @since 0.1.0
 */
@NullMarked
public record IpInfoFacts(
        @Nullable Long asn,
        @Nullable String asName,
        @Nullable String asDomain,
        @Nullable String countryCode,
        @Nullable String country,
        @Nullable String continentCode,
        @Nullable String continent)
        implements Facts {
    @Override
    public String kind() {
        return "ipinfo";
    }

    @Override
    public void describe(SubjectDescription description) {
        description.country(countryCode).autonomousSystem(asn, asName);
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list()
                .add("IPinfo Country", countryCode)
                .add("IPinfo ASN", asn)
                .add("IPinfo AS Name", asName)
                .add("IPinfo AS Domain", asDomain)
                .toList();
    }
}
