package io.github.cowriekit.analysis.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The folder that a line changed to by {@code cd} with a plain path, if any. Not thread-safe. */
final class Folder {
    static final String UNKNOWN = "";
    private static final int LONGEST = 100;
    /** A line can hold any number of paths, each of which would be made longer. */
    private static final int MOST_PLACED = 2_000;

    private static final Pattern PLAIN = Pattern.compile("/?(?:[A-Za-z0-9._+@-]++/?)++");
    private static final Pattern UPWARDS = Pattern.compile("(?:.*/)?\\.\\.?(?:/.*)?");
    private static final Pattern RELATIVE = Pattern.compile("[A-Za-z0-9._*?\\[][^:=]*");

    private String path = UNKNOWN;
    private boolean alternative;
    private int left = MOST_PLACED;

    /** Returns the folder with a slash at its end, or {@link #UNKNOWN}. */
    String path() {
        return path;
    }

    void restore(String earlier) {
        path = earlier;
    }

    /** Says whether the next command runs only if the one before it fails. */
    void alternative(boolean isAlternative) {
        alternative = isAlternative;
    }

    /**
     * Changes the folder. Of {@code cd A || cd B} the first counts. The root is left out, since lines that look for a folder to
     * write to try it last.
     */
    void change(List<String> arguments) {
        if (alternative) {
            return;
        }
        String target = arguments.size() == 1 ? arguments.get(0) : "";
        boolean absolute = target.startsWith("/");
        String changed = absolute ? target : path + target;
        boolean known = target.length() > 1
                && changed.length() <= LONGEST
                && (absolute || !path.isEmpty())
                && PLAIN.matcher(target).matches()
                && !UPWARDS.matcher(target).matches();
        path = !known ? UNKNOWN : changed.endsWith("/") ? changed : changed + "/";
    }

    /** Returns the uses, plus one with the whole path for each path that is relative to the folder. */
    List<FileUse> placed(List<FileUse> uses) {
        if (path.isEmpty()) {
            return uses;
        }
        List<FileUse> all = uses;
        for (FileUse use : uses) {
            String inside = use.path().startsWith("./") ? use.path().substring(2) : use.path();
            if (left > 0 && RELATIVE.matcher(inside).matches() && !isEverythingAtTop(inside)) {
                left--;
                all = all == uses ? new ArrayList<>(uses) : all;
                all.add(new FileUse(use.kind(), path + inside));
            }
        }
        return all;
    }

    /** With {@code cd /root; …; rm -rf *} a line means what it brought there itself. */
    private boolean isEverythingAtTop(String inside) {
        return inside.equals("*") && path.indexOf('/', 1) == path.length() - 1;
    }
}
