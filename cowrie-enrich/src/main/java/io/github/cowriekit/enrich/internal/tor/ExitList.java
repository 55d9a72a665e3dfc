package io.github.cowriekit.enrich.internal.tor;

import io.github.cowriekit.enrich.internal.json.AnswerTimes;
import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.internal.local.ListedAddresses;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.model.intel.tor.TorFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One list, in either form.
 *
 * @param asOf the latest time in it, that of the file if it holds none
 * @param exits address to the relays that use it, sorted; no relays in the form of mere addresses
 */
record ExitList(Instant asOf, Map<String, List<TorFacts.Relay>> exits) {
    /**
     * Reads a list.
     *
     * @throws InvalidAnswerException if it names no exit
     */
    static ExitList read(Path file) {
        Parser parser = new Parser();
        new String(ListFiles.read(file), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .forEach(parser::line);
        if (parser.exits.isEmpty()) {
            throw new InvalidAnswerException(ListFiles.name(file) + ": not an exit list of Tor");
        }
        parser.exits.replaceAll((address, relays) -> relays.stream()
                .sorted(Comparator.comparing(
                        TorFacts.Relay::fingerprint, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList());
        return new ExitList(parser.latest == null ? ListFiles.writtenAt(file) : parser.latest, parser.exits);
    }

    /** Reads <a href="https://2019.www.torproject.org/tordnsel/exitlist-spec.txt">blocks</a> or mere addresses. */
    private static final class Parser {
        private final Map<String, List<TorFacts.Relay>> exits = new LinkedHashMap<>();
        private @Nullable Instant latest;
        private @Nullable String fingerprint;
        private @Nullable Instant published;
        private @Nullable Instant lastStatus;

        void line(String line) {
            String[] words = line.split(" ", 3);
            String rest = line.substring(words[0].length()).strip();
            switch (words[0]) {
                case "ExitNode" -> {
                    fingerprint = rest.isEmpty() ? null : rest;
                    published = null;
                    lastStatus = null;
                }
                case "Published" -> published = time(rest);
                case "LastStatus" -> lastStatus = time(rest);
                case "ExitAddress" -> {
                    Instant seenAt = words.length > 2 ? time(words[2]) : null;
                    if (words.length > 1 && ListedAddresses.address(words[1]) != null) {
                        exits.computeIfAbsent(words[1], address -> new ArrayList<>())
                                .add(new TorFacts.Relay(fingerprint, published, lastStatus, seenAt));
                    }
                }
                default -> {
                    if (words.length == 1 && ListedAddresses.address(line) != null) {
                        exits.computeIfAbsent(line, address -> new ArrayList<>());
                    }
                }
            }
        }

        private @Nullable Instant time(String text) {
            Instant time = AnswerTimes.parse(text);
            if (time != null && (latest == null || time.isAfter(latest))) {
                latest = time;
            }
            return time;
        }
    }
}
