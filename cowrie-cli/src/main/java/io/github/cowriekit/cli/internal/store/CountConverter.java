package io.github.cowriekit.cli.internal.store;

import io.github.cowriekit.cli.internal.console.TerminalText;
import java.math.BigInteger;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many are wanted at most. */
final class CountConverter implements ITypeConverter<Integer> {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,100}");
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    @Override
    public Integer convert(String text) {
        if (DIGITS.matcher(text).matches()) {
            // more than fit into a number are as good as all there are
            int count = new BigInteger(text).min(MOST).intValue();
            if (count > 0) {
                return count;
            }
        }
        throw new TypeConversionException("'" + TerminalText.line(text) + "' is not a number above 0");
    }
}
