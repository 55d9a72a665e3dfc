package io.github.cowriekit.enrich.internal.firehol;

import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.PrefixMap;
import io.github.cowriekit.model.intel.firehol.FireholFacts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One set: an address or a network a line, {@code #} before comments. The header that FireHOL writes is made of comments.
 *
 * @param name its name without the ending
 * @param category what the header says it is for, null without one
 * @param asOf when the header says its data was made, null without one
 * @param networks its networks; the values say nothing
 */
record FireholSet(
        String name, @Nullable String category, @Nullable Instant asOf, PrefixMap<Boolean> networks) {

    Optional<FireholFacts.Listing> find(String address) {
        return networks.find(address).map(match -> new FireholFacts.Listing(name, category, asOf, match.network()));
    }

    /** Reads a set line by line; not thread-safe. */
    static final class Reader {
        private static final Pattern HEADER = Pattern.compile("# (Source File Date|Category|Entries) *: *(\\S.*)");
        private static final Pattern COUNT = Pattern.compile("(\\d{1,9}) .*");
        private static final DateTimeFormatter DATE =
                DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.ENGLISH);

        private final String file;
        private final PrefixMap.Builder<Boolean> networks = PrefixMap.builder();
        private @Nullable String category;
        private @Nullable Instant asOf;
        private int announced = -1;
        private int entries;

        Reader(String file) {
            this.file = file;
        }

        void add(String line) {
            if (line.startsWith("#")) {
                Matcher header = HEADER.matcher(line);
                if (entries == 0 && header.matches()) {
                    read(header.group(1), header.group(2));
                }
            } else if (!line.isEmpty()) {
                if (!networks.put(line, Boolean.TRUE)) {
                    throw new InvalidAnswerException("a line of " + file + " is neither a comment nor a network");
                }
                entries++;
            }
        }

        private void read(String name, String value) {
            switch (name) {
                case "Category" -> category = value;
                case "Entries" -> {
                    // "4523 subnets, 612596352 unique IPs" or "46355 unique IPs"
                    Matcher count = COUNT.matcher(value);
                    announced = count.matches() ? Integer.parseInt(count.group(1)) : -1;
                }
                default -> asOf = time(value);
            }
        }

        private static @Nullable Instant time(String text) {
            try {
                return LocalDateTime.parse(text.replaceAll(" +", " "), DATE).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException noTime) {
                return null;
            }
        }

        FireholSet finish() {
            // a set may be empty, but then it says so
            if (entries < announced || (entries == 0 && announced < 0)) {
                throw new InvalidAnswerException(file + " is no set or cut off");
            }
            return new FireholSet(file.substring(0, file.lastIndexOf('.')), category, asOf, networks.build());
        }
    }
}
