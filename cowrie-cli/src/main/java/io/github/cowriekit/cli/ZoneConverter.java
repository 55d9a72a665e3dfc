package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.TerminalText;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time zone. */
final class ZoneConverter implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + TerminalText.line(text) + "' is no time zone such as Europe/Berlin or UTC");
        }
    }
}
