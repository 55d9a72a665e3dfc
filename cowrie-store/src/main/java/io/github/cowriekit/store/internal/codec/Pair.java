package io.github.cowriekit.store.internal.codec;

/** A user name and a password as one value, as Cowrie's own message has them: {@code root/123456}. */
public final class Pair {
    private Pair() {}

    /** Returns both with a slash between them. */
    public static String of(String username, String password) {
        return username + "/" + password;
    }
}
