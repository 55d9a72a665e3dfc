package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs commands one after the other and keeps what the last one wrote. */
public final class RecordedRun {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Runs a command to which nothing is piped. */
    public int run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    /** Runs a command to which something is piped. */
    int run(InputStream in, String... arguments) {
        out.reset();
        err.reset();
        return CowrieKit.run(
                new Console(in, out, new PrintStream(err, true, StandardCharsets.UTF_8), false, Map.of()), arguments);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
