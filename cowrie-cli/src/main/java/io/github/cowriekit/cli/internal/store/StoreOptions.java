package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.cli.internal.logs.Period;
import io.github.cowriekit.store.PasswordStorage;
import io.github.cowriekit.store.SessionStore;
import io.github.cowriekit.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names a store, and the two ways to open it. */
final class StoreOptions {
    /** Whatever is meant as a URL, so that a password in it is never taken for the name of a file. */
    private static final Pattern URL = Pattern.compile("(?i)(jdbc|postgres|postgresql):.*", Pattern.DOTALL);

    private static final String HOST = "(\\[[0-9A-Fa-f:.%]+]|[^/?,:@\\[\\]\\s]+)?(:[0-9]{1,5})?";
    /** The driver would log a URL that it cannot read, with all that is in it. */
    private static final Pattern READABLE =
            Pattern.compile("jdbc:postgresql:(//" + HOST + "(," + HOST + ")*/)?[^/?@\\s]*(\\?\\S*)?");

    @Option(
            names = "--store",
            required = true,
            paramLabel = "STORE",
            description = {
                "The file of the store, or the URL of a PostgreSQL database:",
                "jdbc:postgresql://HOST/DATABASE?user=NAME&password=…"
            })
    private String store = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Rejects what can be no store, before anything is read. */
    void check() {
        if (URL.matcher(store).matches()) {
            source().close();
        } else {
            Path unused = file();
        }
    }

    /** Opens the store, which must be there. */
    OpenStore open() {
        if (URL.matcher(store).matches()) {
            ReusingDataSource source = source();
            requireTables(source);
            return new OpenStore(SessionStore.postgresql(source), source);
        }
        Path file = file();
        if (Files.notExists(file)) {
            throw missing();
        }
        if (isEmpty(file)) {
            throw new StoreException("no store at " + place() + ": the file is empty");
        }
        return new OpenStore(SessionStore.sqlite(file), null);
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == 0;
        } catch (IOException e) {
            // opening it says what is wrong
            return false;
        }
    }

    /**
     * Opens the store, which is made if it is not there.
     *
     * @param passwords what is kept of passwords, null for what the store was made with
     */
    OpenStore openOrCreate(@Nullable PasswordStorage passwords) {
        SessionStore.Builder builder = SessionStore.builder();
        if (passwords != null) {
            builder.passwords(passwords);
        }
        if (URL.matcher(store).matches()) {
            ReusingDataSource source = source();
            return new OpenStore(builder.postgresql(source).build(), source);
        }
        return new OpenStore(builder.sqlite(file()).build(), null);
    }

    /** Returns where the store is, for messages: without what may be secret. */
    String place() {
        return TerminalText.line(URL.matcher(store).matches() ? store.replaceFirst("(?s)\\?.*", "") : store);
    }

    private Path file() {
        if (store.isBlank()) {
            throw wrong("is empty: name a file, or the URL of a PostgreSQL database", null);
        }
        try {
            return Path.of(store);
        } catch (InvalidPathException e) {
            throw wrong("is no name of a file", e);
        }
    }

    private ReusingDataSource source() {
        ReusingDataSource source = new ReusingDataSource();
        try {
            if (READABLE.matcher(store).matches()) {
                source.setUrl(store);
                return source;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the URL, which can hold a password
        }
        throw wrong("is no URL such as jdbc:postgresql://HOST/DATABASE?user=NAME", null);
    }

    private ParameterException wrong(String what, @Nullable Exception cause) {
        return new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "--store: what is given " + what, cause);
    }

    /** Opening a store makes its tables, so they are looked for before. */
    private void requireTables(ReusingDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('schema_version') IS NOT NULL")) {
            if (row.next() && row.getBoolean(1)) {
                return;
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "the store at " + place() + " cannot be opened: "
                            + TerminalText.line(String.valueOf(e.getMessage())),
                    e);
        }
        source.close();
        throw missing();
    }

    private StoreException missing() {
        return new StoreException("no store at " + place() + ": make one with 'cowriekit ingest'");
    }

    /** Says so if nothing can be between two times, each null if it was not given. */
    void requirePeriod(@Nullable Instant since, @Nullable Instant until) {
        Period.require(Objects.requireNonNull(spec).commandLine(), since, until);
    }
}
