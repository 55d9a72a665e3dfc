package io.github.cowriekit.model.intel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A view that grows. */
final class Collected {
    final List<Attributed<String>> countries = new ArrayList<>();
    final List<Attributed<String>> registeredIn = new ArrayList<>();
    final List<Attributed<AutonomousSystem>> systems = new ArrayList<>();
    final List<Attributed<String>> networks = new ArrayList<>();
    final List<Attributed<String>> organizations = new ArrayList<>();
    final List<Attributed<NetworkUse>> uses = new ArrayList<>();
    final List<Attributed<String>> knownScanners = new ArrayList<>();
    final List<Attributed<String>> abuseContacts = new ArrayList<>();
    final List<Attributed<String>> malwareFamilies = new ArrayList<>();
    final List<Attributed<Instant>> firstSeen = new ArrayList<>();
    final List<Attributed<Detections>> detections = new ArrayList<>();

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
