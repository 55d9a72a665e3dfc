package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import io.github.cowriekit.analysis.internal.data.Table;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that the loaders of Mirai and its kin hand to BusyBox in place of an applet: the answer {@code ECCHI: applet not found}
 * tells them that the command before has ended and that a BusyBox answers. Each variant has its own word, in letters of any case.
 */
final class BusyboxTokens {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{2,20}");
    private static final String PATH = "/busybox";

    /** Applets, and programs that may be mistaken for one. */
    private final Set<String> real = new HashSet<>();

    BusyboxTokens() {
        real.addAll(Table.words("busybox-applets.txt"));
        Table.words("words.txt").forEach(word -> real.add(word.toLowerCase(Locale.ROOT)));
    }

    /** Returns whether a word, in letters of any case, is an applet or another program. */
    boolean isProgram(String word) {
        return real.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Returns the token that a command passes to BusyBox, null if there is none. */
    @Nullable
    String find(ShellCommand command) {
        if (!command.program().equals("busybox") || command.arguments().size() != 1) {
            return null;
        }
        String word = command.arguments().get(0);
        if (!TOKEN.matcher(word).matches() || isProgram(word)) {
            return null;
        }
        // people mistype lower-case names, loaders write the full path of BusyBox
        boolean lower = word.chars().noneMatch(Character::isUpperCase);
        return lower && !command.text().contains(PATH) ? null : word;
    }
}
