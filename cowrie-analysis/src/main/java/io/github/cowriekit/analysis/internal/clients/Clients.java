package io.github.cowriekit.analysis.internal.clients;

import io.github.cowriekit.analysis.internal.data.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which family of SSH software an identification string and a HASSH belong to. */
public final class Clients {
    private static final String UNKNOWN = "unknown";
    private static final Pattern PROTOCOL = Pattern.compile("SSH-(2\\.0|1\\.99|1\\.5)-");
    private static final Pattern COUNTED = Pattern.compile("(SSH-\\S.*) \\((\\d{1,9})\\)");

    private final List<Prefix> prefixes;
    private final Map<String, String> familyOfHassh = new HashMap<>();

    /** How a program calls itself. */
    private record Prefix(String text, String family) {}

    public Clients() {
        prefixes =
                Table.own(
                                "clients.tsv",
                                "prefix family program",
                                row -> new Prefix(row.get("prefix"), row.get("family")))
                        .stream()
                        .sorted(Comparator.comparingInt(
                                        (Prefix prefix) -> prefix.text().length())
                                .reversed())
                        .toList();
        Table.own("hassh-observed.tsv", "hassh sessions client_versions", row -> {
            mostSeen(row.get("client_versions")).ifPresent(family -> familyOfHassh.put(row.get("hassh"), family));
            return row;
        });
    }

    public String familyOf(String version) {
        Matcher protocol = PROTOCOL.matcher(version);
        String program = protocol.lookingAt() ? version.substring(protocol.end()) : "";
        return prefixes.stream()
                .filter(prefix -> program.startsWith(prefix.text()))
                .map(Prefix::family)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Returns the family that was seen most with a HASSH, if it was seen. */
    public Optional<String> familyOfHassh(String hassh) {
        return Optional.ofNullable(familyOfHassh.get(hassh));
    }

    /** A name that says nothing cannot vouch for a HASSH. */
    private Optional<String> mostSeen(String versions) {
        Map<String, Integer> counts = new HashMap<>();
        for (String version : versions.split("; ")) {
            Matcher counted = COUNTED.matcher(version);
            if (counted.matches() && !familyOf(counted.group(1)).equals(UNKNOWN)) {
                counts.merge(familyOf(counted.group(1)), Integer.parseInt(counted.group(2)), Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
