package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.store.ValueKind;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words for what a store counts, to be read and to be listed. */
final class ValueWords implements ITypeConverter<ValueKind>, Iterable<String> {
    @Override
    public ValueKind convert(String text) {
        return ValueKind.find(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + TerminalText.line(text) + "' is none of " + String.join(", ", words().toList())));
    }

    @Override
    public Iterator<String> iterator() {
        return words().iterator();
    }

    private static Stream<String> words() {
        return Stream.of(ValueKind.values()).map(ValueKind::plural);
    }
}
