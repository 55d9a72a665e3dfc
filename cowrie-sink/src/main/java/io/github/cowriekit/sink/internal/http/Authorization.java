package io.github.cowriekit.sink.internal.http;

import io.github.cowriekit.sink.spi.Secret;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Values of the header {@code Authorization}. */
public final class Authorization {
    private Authorization() {}

    /**
     * Returns the value for a user and a password.
     *
     * @throws IllegalArgumentException if the name is empty or holds a colon or a control character
     */
    public static Secret basic(String user, Secret password) {
        if (user.isEmpty() || user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the user name is empty or holds a colon or a control character");
        }
        byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /**
     * Returns the value for a token.
     *
     * @throws IllegalArgumentException if the token cannot be in a header; the message does not hold it
     */
    public static Secret token(String scheme, Secret token) {
        // the JDK's message about a value that is no header would hold the token
        if (!token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("the token holds a space or a character that is not ASCII");
        }
        return Secret.of(scheme + " " + token.reveal());
    }

    /**
     * Hands on what the settings {@code user} and {@code password}, or {@code token}, say, and returns whether one is set.
     *
     * @param basic takes user and password
     * @param bearer takes the token
     */
    public static boolean configure(
            SinkSettings settings, BiConsumer<String, Secret> basic, Consumer<? super Secret> bearer) {
        Optional<String> user = settings.findText("user");
        Optional<Secret> password = settings.findSecret("password");
        Optional<Secret> token = settings.findSecret("token");
        if (user.isPresent() != password.isPresent()) {
            throw settings.wrong(user.isPresent() ? "user" : "password", "needs user and password together");
        }
        if (user.isPresent() && token.isPresent()) {
            throw settings.wrong("token", "and user cannot both be set");
        }
        if (user.isPresent() && password.isPresent()) {
            basic.accept(user.get(), password.get());
        }
        token.ifPresent(bearer);
        return user.isPresent() || token.isPresent();
    }
}
