package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.operator.MistypedNames;
import java.util.HashSet;
import java.util.List;
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

    /** A number at the end makes no token of a word: {@code test1}, {@code foo2}. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+$");

    /** Applets, and programs that may be mistaken for one. */
    private final Set<String> real = new HashSet<>();
    /** What people hand to BusyBox to see what it says. */
    private final Set<String> tries = new HashSet<>();
    /** Everyday words, which are tries in lower case. */
    private final Set<String> everyday = new HashSet<>();
    /** What a mistyped name stands for. */
    private final Set<String> meant = new HashSet<>();

    BusyboxTokens() {
        List<String> applets = Table.words("busybox-applets.txt");
        real.addAll(applets);
        Table.words("words.txt").forEach(word -> real.add(word.toLowerCase(Locale.ROOT)));
        tries.addAll(Table.words("busybox-tries.txt"));
        tries.addAll(Table.words("talk.txt"));
        everyday.addAll(Table.words("path-words.txt"));
        meant.addAll(applets);
        meant.addAll(Table.words("words-common.txt"));
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
        if (!TOKEN.matcher(word).matches() || isProgram(word) || isTry(word)) {
            return null;
        }
        // people mistype lower-case names, loaders write the full path of BusyBox
        boolean lower = word.chars().noneMatch(Character::isUpperCase);
        return lower && (!command.text().contains(PATH) || isEveryday(word) || isMistyped(word)) ? null : word;
    }

    private boolean isTry(String word) {
        String name = NUMBER.matcher(word.toLowerCase(Locale.ROOT)).replaceFirst("");
        return name.chars().distinct().count() < 2 || tries.contains(name);
    }

    private boolean isEveryday(String word) {
        String name = NUMBER.matcher(word).replaceFirst("");
        return everyday.contains(name) || isProgram(name);
    }

    /** Whether one wrong key, or a name typed twice, makes the word of an applet or an everyday command. */
    private boolean isMistyped(String word) {
        int half = word.length() / 2;
        boolean twice =
                word.length() % 2 == 0 && word.startsWith(word.substring(half)) && isProgram(word.substring(half));
        return twice
                || meant.stream()
                        .anyMatch(name -> MistypedNames.kindOf(word, name).isPresent());
    }
}
