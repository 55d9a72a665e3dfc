package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.AutonomousSystem;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import org.jspecify.annotations.Nullable;

/**
 * Where the client of a session came from, in one answer for each question: the same in every report and export.
 *
 * @param asn AS number, null when no source says
 * @param asName name of the AS, null when no source says
 * @param country two-letter country where the address is, null when no source says
 * @param registeredCountry two-letter country where its network is registered, null when no source says
 * @param networkKind what its network is used for, null when no source says
 */
public record SourceOrigin(
        @Nullable Long asn,
        @Nullable String asName,
        @Nullable String country,
        @Nullable String registeredCountry,
        @Nullable NetworkKind networkKind) {
    private static final SourceOrigin UNKNOWN = new SourceOrigin(null, null, null, null, null);

    public static SourceOrigin of(SessionRecord record) {
        String ip = record.session().source().ip();
        if (ip == null || ip.isEmpty() || EnrichedSession.of(record).results().isEmpty()) {
            return UNKNOWN;
        }
        SubjectView view;
        try {
            view = SubjectView.of(Observable.host(ip), record);
        } catch (IllegalArgumentException noAddress) {
            // a log may say anything
            return UNKNOWN;
        }
        AutonomousSystem system = view.autonomousSystem().orElse(null);
        NetworkKind kind = view.networkKind().orElse(null);
        if (record instanceof Assessment assessment) {
            kind = assessment.origin().kind().orElse(null);
        }
        return new SourceOrigin(
                system == null ? null : system.number(),
                system == null ? null : system.name(),
                view.country().orElse(null),
                view.registeredCountry().orElse(null),
                kind);
    }

    /** Returns the AS by its number and name, such as {@code AS64496 EXAMPLE-AS}, or by what is said of it; null when nothing is. */
    public @Nullable String networkText() {
        if (asn == null) {
            return asName;
        }
        return "AS" + asn + (asName == null ? "" : " " + asName);
    }

    /** Returns the country, or where the network is registered and that it is only that; null when no source says either. */
    public @Nullable String countryText() {
        return country == null && registeredCountry != null ? registeredCountry + " (registered)" : country;
    }
}
