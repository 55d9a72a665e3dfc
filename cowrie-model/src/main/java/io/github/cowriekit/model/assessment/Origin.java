package io.github.cowriekit.model.assessment;

import io.github.cowriekit.model.intel.Observable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an address or host is and what network it is in, with who says so.
 *
 * <p>Sources are never merged: what each says stays beside what the others say. Country and city are those of the block of
 * addresses and not of a person. Immutable.
 *
 * @param subject the address or host, null when the log does not say
 * @param countries two-letter countries
 * @param autonomousSystems AS numbers
 * @param networks networks in CIDR notation
 * @param organizations who runs or uses the network
 * @param kinds what kind of network it is; all that were said
 * @param roles what it does to others
 * @param warnings what to keep in mind, in plain words
 * @since 0.1.0
 */
public record Origin(
        @Nullable Observable subject,
        List<Claim<String>> countries,
        List<Claim<Long>> autonomousSystems,
        List<Claim<String>> networks,
        List<Claim<String>> organizations,
        List<Claim<NetworkKind>> kinds,
        List<Claim<NetworkRole>> roles,
        List<String> warnings) {
    /** Copies collections. */
    public Origin {
        countries = List.copyOf(countries);
        autonomousSystems = List.copyOf(autonomousSystems);
        networks = List.copyOf(networks);
        organizations = List.copyOf(organizations);
        kinds = List.copyOf(kinds);
        roles = List.copyOf(roles);
        warnings = List.copyOf(warnings);
    }

    /**
     * Returns the kind of network in one word: the first in the order of {@link NetworkKind} that a source states, else the
     * first that is inferred.
     */
    public NetworkKind kind() {
        return kinds.stream()
                .min(Comparator.<Claim<NetworkKind>, Claim.Basis>comparing(Claim::basis)
                        .thenComparing(Claim::value))
                .map(Claim::value)
                .orElse(NetworkKind.UNKNOWN);
    }

    /** Returns what sources disagree about: {@code country}, {@code AS}, {@code kind}; empty when they do not. */
    public List<String> disagreements() {
        List<String> names = new ArrayList<>();
        if (distinct(countries) > 1) {
            names.add("country");
        }
        if (distinct(autonomousSystems) > 1) {
            names.add("AS");
        }
        if (distinct(kinds) > 1) {
            names.add("kind");
        }
        return names;
    }

    private static long distinct(List<? extends Claim<?>> claims) {
        return claims.stream().map(Claim::value).distinct().count();
    }

    /** Returns a builder. */
    public static Builder builder(@Nullable Observable subject) {
        return new Builder(subject);
    }

    /** Builds an {@link Origin}; not thread-safe. */
    public static final class Builder {
        private final @Nullable Observable subject;
        private final List<Claim<String>> countries = new ArrayList<>();
        private final List<Claim<Long>> autonomousSystems = new ArrayList<>();
        private final List<Claim<String>> networks = new ArrayList<>();
        private final List<Claim<String>> organizations = new ArrayList<>();
        private final List<Claim<NetworkKind>> kinds = new ArrayList<>();
        private final List<Claim<NetworkRole>> roles = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        private Builder(@Nullable Observable subject) {
            this.subject = subject;
        }

        /** Adds to {@link Origin#countries()}. */
        public Builder country(Claim<String> claim) {
            countries.add(claim);
            return this;
        }

        /** Adds to {@link Origin#autonomousSystems()}. */
        public Builder autonomousSystem(Claim<Long> claim) {
            autonomousSystems.add(claim);
            return this;
        }

        /** Adds to {@link Origin#networks()}. */
        public Builder network(Claim<String> claim) {
            networks.add(claim);
            return this;
        }

        /** Adds to {@link Origin#organizations()}. */
        public Builder organization(Claim<String> claim) {
            organizations.add(claim);
            return this;
        }

        /** Adds to {@link Origin#kinds()}. */
        public Builder kind(Claim<NetworkKind> claim) {
            kinds.add(claim);
            return this;
        }

        /** Adds to {@link Origin#roles()}. */
        public Builder role(Claim<NetworkRole> claim) {
            roles.add(claim);
            return this;
        }

        /** Adds to {@link Origin#warnings()}. */
        public Builder warning(String warning) {
            warnings.add(warning);
            return this;
        }

        /** Returns the finished record. */
        public Origin build() {
            return new Origin(subject, countries, autonomousSystems, networks, organizations, kinds, roles, warnings);
        }
    }
}
