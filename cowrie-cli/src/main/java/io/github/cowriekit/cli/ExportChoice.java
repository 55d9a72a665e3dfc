package io.github.cowriekit.cli;

import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What an export calls malicious, for the formats that call something so. */
final class ExportChoice {
    private static final Map<String, Function<List<Path>, ReportFormat>> FORMATS = Map.of(
            "stix", lists -> Reports.stix(with(ExportOptions.sharing(), lists)),
            "misp", lists -> Reports.misp(with(ExportOptions.sharing(), lists)),
            "ioc", lists -> Reports.ioc(with(ExportOptions.sharing(), lists)),
            "ocsf", lists -> Reports.ocsf(with(ExportOptions.all(), lists)));

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--warninglist",
            paramLabel = "FILE",
            description =
                    "With stix, misp, ioc and ocsf: call nothing malicious that is in this list in the format of the MISP warninglists.")
    private List<Path> warninglists = List.of();

    /** Returns the format with the lists that were given. */
    ReportFormat applyTo(ReportFormat chosen) {
        if (warninglists.isEmpty()) {
            return chosen;
        }
        Function<List<Path>, ReportFormat> format = FORMATS.get(chosen.name());
        if (format == null) {
            throw wrong("--warninglist is for the formats stix, misp, ioc and ocsf, not for " + chosen.name());
        }
        try {
            return format.apply(warninglists);
        } catch (UncheckedIOException e) {
            throw wrong("--warninglist cannot be read: " + warninglists);
        } catch (IllegalArgumentException e) {
            throw wrong("--warninglist cannot be used: " + e.getMessage());
        }
    }

    private static ExportOptions with(ExportOptions options, List<Path> lists) {
        ExportOptions all = options;
        for (Path list : lists) {
            all = all.warninglist(list);
        }
        return all;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
