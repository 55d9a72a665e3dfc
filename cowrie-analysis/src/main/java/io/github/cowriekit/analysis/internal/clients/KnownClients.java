package io.github.cowriekit.analysis.internal.clients;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.data.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which SSH software an identification string and a HASSH belong to. */
public final class KnownClients {
    private static final Pattern COUNTED = Pattern.compile("(SSH-\\S.*) \\((\\d{1,9})\\)");
    private static final Software NOBODY = new Software("", "unknown", "an unknown program", null);

    private final List<Software> known;
    private final Memo<Software> remembered = new Memo<>(this::look);
    private final Map<String, Software> byHassh = new HashMap<>();

    /**
     * A program that speaks SSH.
     *
     * @param prefix beginning of its version string, empty for an unknown program
     * @param family kind of program, which has a weight
     * @param program its name
     * @param apps interactive terminal programs that have it built in and send its version string, null if none are known
     */
    public record Software(
            String prefix,
            String family,
            String program,
            @Nullable String apps) {
        /**
         * Returns whether a client with this version string cannot be the other program; OpenSSH versions share key
         * exchanges.
         */
        public boolean contradicts(Software seen) {
            return !prefix.isEmpty()
                    && !program.equals(seen.program)
                    && !(program.startsWith("OpenSSH") && seen.program.startsWith("OpenSSH"));
        }
    }

    public KnownClients() {
        known = Table.own(
                        "clients.tsv",
                        "prefix family program apps source",
                        row -> new Software(
                                row.get("prefix"),
                                row.get("family"),
                                row.get("program"),
                                row.get("apps").equals("-") ? null : row.get("apps")))
                .stream()
                .sorted(Comparator.comparingInt(
                                (Software software) -> software.prefix().length())
                        .reversed())
                .toList();
        Table.own("hassh-observed.tsv", "hassh sessions client_versions", row -> {
            mostSeen(row.get("client_versions")).ifPresent(software -> byHassh.put(row.get("hassh"), software));
            return row;
        });
    }

    /** Returns the program with a version string; one of the family {@code unknown} if it is not listed. */
    public Software find(String version) {
        return remembered.get(version);
    }

    private Software look(String version) {
        int name = version.startsWith("SSH-") ? version.indexOf('-', 4) + 1 : 0;
        if (name > 0) {
            for (Software software : known) {
                if (version.startsWith(software.prefix(), name)) {
                    return software;
                }
            }
        }
        return NOBODY;
    }

    /** Returns the program seen most often with a HASSH, if any was. */
    public Optional<Software> findByHassh(String hassh) {
        return Optional.ofNullable(byHassh.get(hassh));
    }

    /** An unspecific version string cannot identify a HASSH. */
    private Optional<Software> mostSeen(String versions) {
        Map<Software, Integer> counts = new HashMap<>();
        for (String version : versions.split("; ")) {
            Matcher counted = COUNTED.matcher(version);
            if (counted.matches() && !find(counted.group(1)).family().equals("unknown")) {
                counts.merge(find(counted.group(1)), Integer.parseInt(counted.group(2)), Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Software, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().prefix()))
                .map(Map.Entry::getKey);
    }
}
