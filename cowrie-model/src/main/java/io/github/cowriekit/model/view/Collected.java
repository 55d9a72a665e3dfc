package io.github.cowriekit.model.view;

import io.github.cowriekit.model.intel.Observable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A view that grows. */
final class Collected {
    final List<Said<String>> countries = new ArrayList<>();
    final List<Said<String>> registeredIn = new ArrayList<>();
    final List<Said<AutonomousSystem>> systems = new ArrayList<>();
    final List<Said<String>> networks = new ArrayList<>();
    final List<Said<String>> organizations = new ArrayList<>();
    final List<Said<NetworkUse>> uses = new ArrayList<>();
    final List<Said<String>> knownScanners = new ArrayList<>();
    final List<Said<String>> abuseContacts = new ArrayList<>();
    final List<Said<String>> malwareFamilies = new ArrayList<>();
    final List<Said<Instant>> firstSeen = new ArrayList<>();
    final List<Said<Detections>> detections = new ArrayList<>();

    SubjectView of(Observable subject) {
        return new SubjectView(
                subject,
                countries,
                registeredIn,
                systems,
                networks,
                organizations,
                uses,
                knownScanners,
                abuseContacts,
                malwareFamilies,
                firstSeen,
                detections);
    }
}
