package io.github.cowriekit.cli.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command in the macros of man(7), made of what its help says. */
final class ManPage {
    private static final String EXIT_STATUS = """
            .SH "EXIT STATUS"
            .TP
            0
            what was asked for was done
            .TP
            1
            the input cannot be read or holds nothing usable, nothing matches, or the output cannot be written
            .TP
            2
            the arguments or the environment are wrong
            """;

    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    String text() {
        String name = spec.qualifiedName("-");
        String[] description = spec.usageMessage().description();
        page.append(".TH \"")
                .append(name.toUpperCase(Locale.ROOT))
                .append("\" \"1\" \"\" \"CowrieKit\" \"CowrieKit\"\n");
        section("NAME");
        page.append(escape(name))
                .append(" \\- ")
                .append(firstSentence(description))
                .append('\n');
        section("SYNOPSIS");
        page.append(".B ").append(escape(spec.qualifiedName())).append('\n');
        page.append(escape(synopsis())).append('\n');
        section("DESCRIPTION");
        for (String paragraph : description) {
            page.append(line(paragraph)).append('\n');
        }
        arguments();
        commands();
        page.append(EXIT_STATUS);
        return page.toString().stripTrailing();
    }

    private String synopsis() {
        StringBuilder synopsis = new StringBuilder("[OPTIONS]");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            synopsis.append(' ').append(parameter.paramLabel());
        }
        if (!spec.subcommands().isEmpty()) {
            synopsis.append(" COMMAND");
        }
        return synopsis.toString();
    }

    private void arguments() {
        List<OptionSpec> options = new ArrayList<>(spec.options());
        options.removeIf(ArgSpec::hidden);
        if (options.isEmpty() && spec.positionalParameters().isEmpty()) {
            return;
        }
        section("OPTIONS");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            tagged(parameter.paramLabel(), parameter);
        }
        for (OptionSpec option : options) {
            String names = String.join(", ", option.names());
            tagged(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option);
        }
    }

    private void commands() {
        if (spec.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        for (Map.Entry<String, CommandLine> command : spec.subcommands().entrySet()) {
            page.append(".TP\n.B ").append(escape(command.getKey())).append('\n');
            page.append(line(command.getValue().getCommandSpec().usageMessage().description()))
                    .append('\n');
        }
    }

    private void tagged(String tag, ArgSpec argument) {
        page.append(".TP\n.B ").append(escape(tag)).append('\n');
        page.append(line(argument.description())).append('\n');
    }

    private void section(String title) {
        page.append(".SH \"").append(title).append("\"\n");
    }

    private static String firstSentence(String... texts) {
        String text = line(texts);
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String line(String... texts) {
        // what begins with a point or a quote would be a macro
        String text = CommandLine.Help.Ansi.OFF
                .string(String.join(" ", texts).replace("%n", " "))
                .strip();
        return (text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + escape(text);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
