package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void saysWhichArgumentTheLocaleDestroyed() {
        assertThat(Arguments.damage(new String[] {"find", "--password", "p\ufffd\ufffd"}, "ANSI_X3.4-1968"))
                .hasValueSatisfying(message -> assertThat(message).contains("argument 3", "LC_ALL=C.UTF-8"));
    }

    @Test
    void takesArgumentsAsTheyAreInUtf8() {
        assertThat(Arguments.damage(new String[] {"find", "--password", "\ufffd"}, "UTF-8"))
                .isEmpty();
        assertThat(Arguments.damage(new String[] {"find", "--password", "p\u00e4"}, "ISO-8859-1"))
                .isEmpty();
    }
}
