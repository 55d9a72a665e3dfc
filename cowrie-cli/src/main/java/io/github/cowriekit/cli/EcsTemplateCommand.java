package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.report.Reports;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the index template for documents of the ecs format. */
@Command(
        name = "ecs-template",
        description = "Prints the index template for the format ecs, for PUT _index_template/cowriekit.",
        mixinStandardHelpOptions = true)
final class EcsTemplateCommand implements Callable<Integer> {
    private final Console console;

    EcsTemplateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        console.print(Reports.ecsTemplate().stripTrailing());
        return 0;
    }
}
