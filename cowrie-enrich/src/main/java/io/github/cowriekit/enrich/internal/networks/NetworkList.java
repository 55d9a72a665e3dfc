package io.github.cowriekit.enrich.internal.networks;

import io.github.cowriekit.enrich.internal.json.AnswerTimes;
import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.PrefixMap;
import io.github.cowriekit.model.intel.networks.NetworkListFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One list of the user.
 *
 * @param name name of its file without the ending
 * @param asOf date that it gives itself, else the time of the file
 * @param entries what it says of its networks
 */
record NetworkList(String name, Instant asOf, PrefixMap<Entry> entries) {
    private static final String KIND = "kind:";
    private static final String DATE = "date:";

    /**
     * What a list says of a network.
     *
     * @param label what it calls it, null without a label
     * @param kind what it is, null where the list says nothing
     */
    record Entry(@Nullable String label, @Nullable String kind) {}

    /**
     * Reads a list.
     *
     * @throws InvalidAnswerException if a line is none of a list, with its number; the user is to notice the mistake
     */
    static NetworkList read(Path file) {
        List<String> lines =
                new String(ListFiles.read(file), StandardCharsets.UTF_8).lines().toList();
        PrefixMap.Builder<Entry> entries = PrefixMap.builder();
        Instant asOf = null;
        String kind = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            boolean isUnderstood = true;
            if (line.startsWith(KIND)) {
                kind = line.substring(KIND.length()).strip();
            } else if (line.startsWith(DATE)) {
                asOf = AnswerTimes.parse(line.substring(DATE.length()).strip());
                isUnderstood = asOf != null;
            } else if (!line.isEmpty()) {
                String[] words = line.split("[\\s,;]+", 2);
                String label = words.length == 1 || words[1].isBlank() ? null : words[1].strip();
                isUnderstood = entries.put(words[0], new Entry(label, kind));
            }
            if (!isUnderstood) {
                throw new InvalidAnswerException(
                        ListFiles.name(file) + ": line " + (i + 1) + " is neither a network, a kind nor a date");
            }
        }
        return new NetworkList(nameOf(file), asOf == null ? ListFiles.writtenAt(file) : asOf, entries.build());
    }

    private static String nameOf(Path file) {
        String name = ListFiles.name(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    Optional<NetworkListFacts.Network> find(String address) {
        return entries.find(address)
                .map(match -> new NetworkListFacts.Network(
                        name,
                        asOf,
                        match.network(),
                        match.value().label(),
                        match.value().kind()));
    }
}
