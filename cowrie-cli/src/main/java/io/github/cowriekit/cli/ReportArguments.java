package io.github.cowriekit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Arguments of a report that each are right, and would do nothing or fail late: they are told before anything is read. */
final class ReportArguments {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private ReportArguments() {}

    /**
     * Checks the arguments that were given.
     *
     * @throws ParameterException if options exclude each other, or the cache cannot be a file
     */
    static void check(CommandSpec spec) {
        exclude(spec, "--demo", "whose stand-ins give all answers", "--with", "--without", "--cache", "--offline");
        exclude(spec, "--plan", "which prints a table and no report", "--output");
        ParseResult given = spec.commandLine().getParseResult();
        String format = given.matchedOptionValue("--format", "diary");
        for (String option : new String[] {"--brief", "--failed-logins"}) {
            if (!format.equalsIgnoreCase("diary") && given.hasMatchedOption(option)) {
                throw wrong(spec, option + " is for the format diary, not for " + format);
            }
        }
        Path none = null;
        checkCache(spec, given.matchedOptionValue("--cache", none));
    }

    private static void exclude(CommandSpec spec, String option, String why, String... others) {
        ParseResult given = spec.commandLine().getParseResult();
        for (String other : others) {
            if (given.hasMatchedOption(option) && given.hasMatchedOption(other)) {
                throw wrong(spec, other + " does nothing with " + option + ", " + why + ": leave one of them out");
            }
        }
    }

    private static void checkCache(CommandSpec spec, @Nullable Path cache) {
        if (cache == null) {
            return;
        }
        Path folder = cache.toAbsolutePath().getParent();
        if (Files.isDirectory(cache)) {
            throw wrong(spec, "--cache takes a file, and this is a folder: " + cache);
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong(spec, "--cache cannot be used: make the folder first, there is none for " + cache);
        }
        if (isOtherFile(cache)) {
            throw wrong(spec, "--cache cannot be used: name another file, this is no cache: " + cache);
        }
    }

    private static boolean isOtherFile(Path cache) {
        if (!Files.isRegularFile(cache)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(cache)) {
            byte[] first = in.readNBytes(SQLITE.length);
            return first.length > 0 && !Arrays.equals(first, SQLITE);
        } catch (IOException e) {
            // opening it says what is wrong
            return false;
        }
    }

    private static ParameterException wrong(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
