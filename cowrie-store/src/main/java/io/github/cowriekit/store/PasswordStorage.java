package io.github.cowriekit.store;

import io.github.cowriekit.store.internal.database.Database;
import io.github.cowriekit.store.internal.database.StoredText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of the passwords that were tried at logins. Passwords that stand in commands, URLs or other events are
 * evidence of what was done there and stay as they are, whatever is chosen here. Immutable.
 *
 * @since 0.1.0
 */
public final class PasswordStorage {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "hmac-sha256:";
    private static final Pattern HASH = Pattern.compile(PREFIX + "[0-9a-f]{64}");
    private static final int SHORTEST_KEY = 16;
    private static final PasswordStorage PLAIN = new PasswordStorage(Kind.PLAIN, null);
    private static final PasswordStorage NONE = new PasswordStorage(Kind.NONE, null);

    /** What a store notes of itself: the last word of a hashed one is the hash of nothing, which tells keys apart. */
    private static final String SETTING = "passwords";

    private final Kind kind;
    private final @Nullable SecretKeySpec key;

    private enum Kind {
        PLAIN,
        NONE,
        HASHED,
        /** Hashed, and the key is not known. */
        LOCKED
    }

    private PasswordStorage(Kind kind, @Nullable SecretKeySpec key) {
        this.kind = kind;
        this.key = key;
    }

    /** Keeps passwords as they were logged. */
    public static PasswordStorage plain() {
        return PLAIN;
    }

    /** Keeps no passwords. */
    public static PasswordStorage none() {
        return NONE;
    }

    /**
     * Keeps {@code hmac-sha256:} and the HMAC in hex instead of a password: equal passwords stay equal, and whoever has the key
     * can ask for one, but nobody reads them. Whoever has the key can also try all likely passwords.
     *
     * @param key secret of the caller, at least 16 bytes; the same for the whole life of a store
     * @throws IllegalArgumentException if the key is shorter
     */
    public static PasswordStorage hashed(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("key: at least " + SHORTEST_KEY + " bytes are needed");
        }
        return new PasswordStorage(Kind.HASHED, new SecretKeySpec(key, ALGORITHM));
    }

    /**
     * Returns what is stored for a password of a session that comes from a store or an export: it may be hashed already. A session
     * from a log has no hash, whatever it looks like, since an attacker can type one.
     */
    @Nullable
    String applyToStored(@Nullable String password) {
        boolean isHashed = kind == Kind.HASHED
                && password != null
                && HASH.matcher(password).matches();
        return isHashed ? password : apply(password);
    }

    @Nullable
    String apply(@Nullable String password) {
        return switch (kind) {
            case PLAIN -> password;
            case NONE -> null;
            case HASHED -> password == null ? null : hash(password);
            case LOCKED ->
                throw new StoreException(
                        "this store keeps hashed passwords: open it with passwords(PasswordStorage.hashed(key))");
        };
    }

    private String hash(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(Objects.requireNonNull(key));
            // UTF-8 has a question mark for half of a surrogate pair, and would make two passwords one
            byte[] bytes = StoredText.escape(password).getBytes(StandardCharsets.UTF_8);
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * Notes in a store that is being made what it keeps, unless that is noted already.
     *
     * @param wanted what the caller asks for, null for plain passwords
     */
    static void note(Connection connection, @Nullable PasswordStorage wanted) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO setting VALUES ('" + SETTING + "', ?) ON CONFLICT (name) DO NOTHING")) {
            insert.setString(1, (wanted == null ? PLAIN : wanted).note());
            insert.executeUpdate();
        }
    }

    /**
     * Returns what holds for a store, which notes it when it is made.
     *
     * @param wanted what the caller asks for, null for what the store has
     * @throws StoreException if the store has something else
     */
    static PasswordStorage of(Database database, @Nullable PasswordStorage wanted) {
        String noted = database.read(PasswordStorage::find).orElse(null);
        if (noted == null) {
            // somebody else may be making the store as well: what is noted first holds for both
            noted = database.write(connection -> {
                note(connection, wanted);
                return find(connection).orElseThrow();
            });
        }
        if (wanted == null) {
            return noted.equals(PLAIN.note())
                    ? PLAIN
                    : noted.equals(NONE.note()) ? NONE : new PasswordStorage(Kind.LOCKED, null);
        }
        if (!noted.equals(wanted.note())) {
            throw new StoreException("the store " + database.name() + " was made with other settings for passwords ("
                    + noted.split(" ", -1)[0] + ", and " + wanted
                    + (noted.startsWith(wanted.toString()) ? " with another key" : "") + " was asked for)");
        }
        return wanted;
    }

    private static Optional<String> find(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT value FROM setting WHERE name = '" + SETTING + "'");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private String note() {
        return kind == Kind.HASHED ? this + " " + hash("") : toString();
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
