package io.github.cowriekit.analysis.internal.origin;

import io.github.cowriekit.model.assessment.Claim;
import io.github.cowriekit.model.assessment.Claim.Basis;
import io.github.cowriekit.model.assessment.NetworkKind;
import io.github.cowriekit.model.assessment.NetworkRole;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.intel.EnrichmentResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Adds what one answer says to an origin; what it does not say adds nothing. */
final class Claims {
    private final Origin.Builder origin;
    private final EnrichmentResult.Found answer;

    Claims(Origin.Builder origin, EnrichmentResult.Found answer) {
        this.origin = origin;
        this.answer = answer;
    }

    Claims country(@Nullable String country) {
        if (country != null && !country.isBlank()) {
            origin.country(claim(country.toUpperCase(Locale.ROOT), Basis.STATED));
        }
        return this;
    }

    Claims autonomousSystem(@Nullable Long number) {
        if (number != null) {
            origin.autonomousSystem(claim(number, Basis.STATED));
        }
        return this;
    }

    Claims network(@Nullable String network) {
        if (network != null && !network.isBlank()) {
            origin.network(claim(network, Basis.STATED));
        }
        return this;
    }

    Claims organization(@Nullable String organization) {
        if (organization != null && !organization.isBlank()) {
            origin.organization(claim(organization, Basis.STATED));
        }
        return this;
    }

    Claims kind(NetworkKind kind, Basis basis) {
        if (kind != NetworkKind.UNKNOWN) {
            origin.kind(claim(kind, basis));
        }
        return this;
    }

    Claims role(NetworkRole role) {
        origin.role(claim(role, Basis.STATED));
        return this;
    }

    private <T> Claim<T> claim(T value, Basis basis) {
        return new Claim<>(value, answer.source(), answer.fetchedAt(), basis);
    }
}
