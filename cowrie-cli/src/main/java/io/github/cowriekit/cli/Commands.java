package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.shell.CompletionCommand;
import io.github.cowriekit.cli.internal.shell.JshellCommand;
import io.github.cowriekit.cli.internal.shell.ManCommand;
import io.github.cowriekit.cli.internal.store.ActorCommand;
import io.github.cowriekit.cli.internal.store.DailyCommand;
import io.github.cowriekit.cli.internal.store.FindCommand;
import io.github.cowriekit.cli.internal.store.FindingsCommand;
import io.github.cowriekit.cli.internal.store.IngestCommand;
import io.github.cowriekit.cli.internal.store.NewCommand;
import io.github.cowriekit.cli.internal.store.TopCommand;
import io.github.cowriekit.cli.internal.watch.WatchCommand;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The commands, in the order of {@code --help}. */
final class Commands {
    /** These tell about all commands. */
    private static final Set<String> ABOUT_ALL = Set.of("completion", "man");

    /** This, alone, is about none. */
    private static final Set<String> VERSION = Set.of("-V", "--version");

    private static final Pattern URL = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+://");

    private static final Map<String, Function<Console, CommandLine>> ALL = new LinkedHashMap<>();

    static {
        add("report", ReportCommand::new);
        add("assess", AssessCommand::new);
        ALL.put(
                "lists",
                console -> new CommandLine(new ListsCommand(console)).addSubcommand(new ListsUpdateCommand(console)));
        add("sessions", SessionsCommand::new);
        add("diff", DiffCommand::new);
        add("ecs-template", EcsTemplateCommand::new);
        add("ingest", IngestCommand::new);
        add("find", FindCommand::new);
        add("new", NewCommand::new);
        add("top", TopCommand::new);
        add("actor", ActorCommand::new);
        add("findings", FindingsCommand::new);
        add("daily", DailyCommand::new);
        add("watch", WatchCommand::new);
        add("tty", TtyCommand::new);
        add("jshell", JshellCommand::new);
        add("completion", CompletionCommand::new);
        add("man", ManCommand::new);
    }

    private Commands() {}

    /**
     * Adds the commands that the arguments can need: the one that they begin with, none for the version, else all. To read the
     * options of all of them takes most of the time of a short run.
     */
    static void addTo(CommandLine root, Console console, String... arguments) {
        Function<Console, CommandLine> named = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (named == null && arguments.length == 1 && VERSION.contains(arguments[0])) {
            return;
        }
        if (named == null || ABOUT_ALL.contains(arguments[0])) {
            ALL.forEach((name, command) -> root.addSubcommand(name, command.apply(console)));
        } else {
            root.addSubcommand(arguments[0], named.apply(console));
        }
        root.registerConverter(Path.class, new PathConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
        CommandLine find = root.getSubcommands().get("find");
        if (find != null) {
            // values of attackers begin with anything, also like an option
            find.setUnmatchedOptionsAllowedAsOptionParameters(true).setAllowOptionsAsOptionParameters(true);
        }
    }

    private static void add(String name, Function<Console, Object> command) {
        ALL.put(name, console -> new CommandLine(command.apply(console)));
    }

    /**
     * An empty path is a variable of a shell that was not set, and would be the current folder; a URL would be a path with one
     * slash fewer.
     */
    private static final class PathConverter implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isEmpty()) {
                throw new TypeConversionException("the path is empty");
            }
            if (URL.matcher(text).find()) {
                throw new TypeConversionException("this is a URL, and nothing is fetched: save it to a file first");
            }
            return Path.of(text);
        }
    }
}
