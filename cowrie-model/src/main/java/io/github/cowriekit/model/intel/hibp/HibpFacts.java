package io.github.cowriekit.model.intel.hibp;

import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import java.util.List;

/**
 * How often a password occurs in the breaches of <a href="https://haveibeenpwned.com/Passwords">Have I Been Pwned</a>.
 *
 * <p>A password of a common word list has a high count; one that is not found was made up, or comes from a list of its own.
 *
 * @param count how often it was seen, at least 1
 * @since 0.1.0
 */
public record HibpFacts(long count) implements Facts {
    @Override
    public String kind() {
        return "hibp";
    }

    @Override
    public List<FactDetail> details() {
        return FactDetail.list().add("Password In Breaches", count).toList();
    }
}
