package io.github.cowriekit.enrich.internal.maxmind;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Reader;
import inet.ipaddr.IPAddress;
import io.github.cowriekit.enrich.internal.json.AnswerJson;
import io.github.cowriekit.enrich.internal.local.ListFiles;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One database file, mapped into memory. Thread-safe. */
final class Database implements AutoCloseable {
    private static final String DAMAGED = ": a damaged entry";

    private final String name;
    private final Kind kind;
    private final Reader reader;
    private final Instant builtAt;

    /** What a database tells. */
    enum Kind {
        CITY,
        ASN,
        ANONYMOUS
    }

    private Database(String name, Kind kind, Reader reader, Instant builtAt) {
        this.name = name;
        this.kind = kind;
        this.reader = reader;
        this.builtAt = builtAt;
    }

    /**
     * Opens a file.
     *
     * @throws SourceUnavailableException if it cannot be read
     * @throws InvalidAnswerException if it is no database, or none of a kind that is known
     */
    static Database open(Path file) {
        String name = ListFiles.name(file);
        Reader reader;
        Instant builtAt;
        try {
            reader = new Reader(file.toFile());
            builtAt = reader.getMetadata().buildTime();
        } catch (FileNotFoundException | FileSystemException e) {
            throw new SourceUnavailableException(name + ": cannot be read", e);
        } catch (IOException | RuntimeException e) {
            // a damaged file makes the reader look beyond its end, among other things
            throw new InvalidAnswerException(name + ": not a MaxMind database, or a damaged one", e);
        }
        Kind kind = kind(reader.getMetadata().databaseType());
        Database database = new Database(name, kind == null ? Kind.CITY : kind, reader, builtAt);
        if (kind == null) {
            database.close();
            throw new InvalidAnswerException(name + ": neither a City, a Country, an ASN nor an Anonymous-IP database");
        }
        return database;
    }

    /** Returns the kind by a type such as {@code GeoLite2-City}, null for another one. */
    private static @Nullable Kind kind(String type) {
        if (type.contains("-City") || type.contains("-Country")) {
            return Kind.CITY;
        }
        return type.contains("-ASN") ? Kind.ASN : type.contains("-Anonymous-IP") ? Kind.ANONYMOUS : null;
    }

    Kind kind() {
        return kind;
    }

    Instant builtAt() {
        return builtAt;
    }

    /**
     * Returns the entry about an address, null if there is none or an empty one: databases have both where they know
     * nothing.
     *
     * @throws InvalidAnswerException if the entry is damaged
     */
    @Nullable
    MaxMindEntry find(IPAddress address) {
        if (address.isIPv6() && reader.getMetadata().ipVersion() == 4) {
            return null;
        }
        DatabaseRecord<?> entry = read(address);
        if (entry.data() == null) {
            return null;
        }
        if (!(entry.data() instanceof Map<?, ?> data)) {
            throw new InvalidAnswerException(name + DAMAGED);
        }
        AnswerFields fields = AnswerJson.ofMap(texts(data));
        return fields.isEmpty() ? null : new MaxMindEntry(fields, network(address, entry));
    }

    private DatabaseRecord<?> read(IPAddress address) {
        try {
            // of bytes, so that no name is resolved
            return reader.getRecord(InetAddress.getByAddress(address.getBytes()), Object.class);
        } catch (IOException | RuntimeException e) {
            throw new InvalidAnswerException(name + DAMAGED, e);
        }
    }

    private static Map<String, Object> texts(Map<?, ?> data) {
        @SuppressWarnings("unchecked")
        Map<String, Object> texts = (Map<String, Object>) data;
        return texts;
    }

    private static String network(IPAddress address, DatabaseRecord<?> record) {
        int bits = record.network().prefixLength();
        return address.toPrefixBlock(Math.min(bits, address.getBitCount())).toCanonicalString();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
