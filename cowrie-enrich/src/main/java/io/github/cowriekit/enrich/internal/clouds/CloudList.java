package io.github.cowriekit.enrich.internal.clouds;

import io.github.cowriekit.enrich.internal.clouds.CloudRange.Origin;
import io.github.cowriekit.enrich.internal.clouds.CloudRange.Place;
import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the lists of the providers, told apart by what is in them; rows that cannot be read are passed over. */
final class CloudList {
    private static final DateTimeFormatter AWS_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss");

    private CloudList() {}

    /**
     * Reads a list.
     *
     * @throws InvalidAnswerException if it is none of a provider that is known, or empty
     */
    static List<CloudRange> read(Path file) {
        byte[] content = ListFiles.read(file);
        Instant writtenAt = ListFiles.writtenAt(file);
        Optional<AnswerFields> json = AnswerJson.parseObject(content);
        List<CloudRange> ranges = json.isPresent() ? ofJson(json.get(), writtenAt) : geofeed(content, writtenAt);
        if (ranges.isEmpty()) {
            throw new InvalidAnswerException(
                    ListFiles.name(file) + ": not a list of AWS, Google Cloud, Azure, " + "DigitalOcean or Oracle");
        }
        return ranges;
    }

    private static List<CloudRange> ofJson(AnswerFields list, Instant writtenAt) {
        if (list.has("createDate")) {
            return aws(list, writtenAt);
        }
        if (list.has("values")) {
            return azure(list, writtenAt);
        }
        return list.has("regions") ? oracle(list, writtenAt) : google(list, writtenAt);
    }

    private static List<CloudRange> aws(AnswerFields list, Instant writtenAt) {
        Instant created = awsTime(list.text("createDate"));
        Origin origin = new Origin("aws", created == null ? writtenAt : created, list.text("syncToken"));
        List<CloudRange> ranges = new ArrayList<>();
        for (AnswerFields row : rows(list, "prefixes", "ipv6_prefixes")) {
            String network = row.has("ip_prefix") ? row.text("ip_prefix") : row.text("ipv6_prefix");
            if (network != null) {
                ranges.add(new CloudRange(
                        origin,
                        network,
                        row.text("region"),
                        one(row.text("service")),
                        row.text("network_border_group"),
                        null,
                        Place.UNKNOWN));
            }
        }
        return ranges;
    }

    private static @Nullable Instant awsTime(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text, AWS_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static List<CloudRange> google(AnswerFields list, Instant writtenAt) {
        Instant created = list.time("creationTime");
        Origin origin = new Origin("gcp", created == null ? writtenAt : created, list.text("syncToken"));
        List<CloudRange> ranges = new ArrayList<>();
        for (AnswerFields row : rows(list, "prefixes")) {
            String network = row.has("ipv4Prefix") ? row.text("ipv4Prefix") : row.text("ipv6Prefix");
            if (network != null) {
                ranges.add(new CloudRange(
                        origin, network, row.text("scope"), one(row.text("service")), null, null, Place.UNKNOWN));
            }
        }
        return ranges;
    }

    /** The tags of Azure: one for each service and one for each region, which may name the same range. */
    private static List<CloudRange> azure(AnswerFields list, Instant writtenAt) {
        Origin origin = new Origin("azure", writtenAt, list.text("changeNumber"));
        List<CloudRange> ranges = new ArrayList<>();
        for (AnswerFields tag : rows(list, "values")) {
            AnswerFields properties = tag.object("properties");
            for (String network : properties.texts("addressPrefixes")) {
                ranges.add(new CloudRange(
                        origin,
                        network,
                        properties.text("region"),
                        one(properties.text("systemService")),
                        null,
                        properties.text("platform"),
                        Place.UNKNOWN));
            }
        }
        return ranges;
    }

    private static List<CloudRange> oracle(AnswerFields list, Instant writtenAt) {
        Instant updated = list.time("last_updated_timestamp");
        Origin origin = new Origin("oracle", updated == null ? writtenAt : updated, null);
        List<CloudRange> ranges = new ArrayList<>();
        for (AnswerFields region : rows(list, "regions")) {
            for (AnswerFields row : rows(region, "cidrs")) {
                String network = row.text("cidr");
                if (network != null) {
                    ranges.add(new CloudRange(
                            origin, network, region.text("region"), row.tags("tags"), null, null, Place.UNKNOWN));
                }
            }
        }
        return ranges;
    }

    /** A <a href="https://www.rfc-editor.org/rfc/rfc8805">geofeed</a>, which is what DigitalOcean publishes. */
    private static List<CloudRange> geofeed(byte[] content, Instant writtenAt) {
        Origin origin = new Origin("digitalocean", writtenAt, null);
        List<CloudRange> ranges = new ArrayList<>();
        new String(content, StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] columns = line.split(",", -1);
            if (columns.length >= 4 && columns[0].contains("/")) {
                ranges.add(new CloudRange(
                        origin,
                        columns[0].strip(),
                        null,
                        List.of(),
                        null,
                        null,
                        new Place(column(columns, 1), column(columns, 2), column(columns, 3), column(columns, 4))));
            }
        });
        return ranges;
    }

    private static @Nullable String column(String[] columns, int index) {
        return index >= columns.length || columns[index].isBlank() ? null : columns[index].strip();
    }

    private static List<AnswerFields> rows(AnswerFields object, String... names) {
        return Stream.of(names).flatMap(name -> object.objects(name).stream()).toList();
    }

    private static List<String> one(@Nullable String service) {
        return service == null ? List.of() : List.of(service);
    }
}
