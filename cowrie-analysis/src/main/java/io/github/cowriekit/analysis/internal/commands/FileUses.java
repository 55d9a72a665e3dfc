package io.github.cowriekit.analysis.internal.commands;

import io.github.cowriekit.analysis.internal.commands.FileUse.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs do to the files in their arguments. Unlisted programs are assumed to do nothing. */
final class FileUses {
    private static final Set<String> READERS = Set.of(
            "cat",
            "head",
            "tail",
            "less",
            "more",
            "most",
            "tac",
            "nl",
            "strings",
            "od",
            "xxd",
            "hexdump",
            "base64",
            "base32",
            "bat",
            "view",
            "wc",
            "sort",
            "uniq",
            "cut",
            "rev",
            "fold",
            "paste",
            "diff",
            "cmp",
            "md5sum",
            "sha1sum",
            "sha256sum",
            "cksum",
            "zcat",
            "bzcat",
            "xzcat",
            "source",
            ".",
            "getfacl",
            "unshadow",
            "john",
            "visudo-c");
    /** Programs whose first argument is a pattern or a script, unless an option provides it. */
    private static final Set<String> SEARCHERS =
            Set.of("grep", "egrep", "fgrep", "zgrep", "rgrep", "rg", "ag", "ack", "awk", "gawk", "mawk", "sed", "jq");

    private static final Set<String> EDITORS = Set.of(
            "vi", "vim", "nvim", "vim.tiny", "nano", "pico", "ed", "ex", "emacs", "joe", "mcedit", "micro", "vipw");
    private static final Set<String> WRITERS =
            Set.of("tee", "touch", "truncate", "mkdir", "mknod", "mkfifo", "fallocate");
    private static final Set<String> REMOVERS = Set.of("rm", "unlink", "shred", "rmdir", "srm", "wipe");
    private static final Set<String> CHANGERS = Set.of("chmod", "chown", "chgrp", "chattr", "setfacl", "setfattr");
    private static final Set<String> LISTERS = Set.of(
            "ls",
            "dir",
            "ll",
            "la",
            "l",
            "vdir",
            "tree",
            "stat",
            "du",
            "file",
            "find",
            "lsattr",
            "readlink",
            "realpath",
            "namei",
            "test",
            "[",
            "[[",
            "which",
            "whereis",
            "locate",
            "cd",
            "basename",
            "dirname");
    private static final Set<String> COPIERS = Set.of("cp", "mv", "ln", "install", "rsync");
    private static final Pattern PATTERN_OPTION =
            Pattern.compile("-[a-zA-Z]*[ef].*|--(?:regexp|file|expression)(?:=.*)?");
    private static final Pattern IN_PLACE = Pattern.compile("-[nErsz]*i.*|--in-place.*");
    private static final Pattern PERL_IN_PLACE = Pattern.compile("-[a-z]*i.*");
    private static final Pattern CHANGER_OPTION = Pattern.compile("-[RvcfhHLPm]+|--.*");
    private static final Pattern TO_OPTION = Pattern.compile("-[a-zA-Z]*t");
    private static final Pattern FROM_OPTION = Pattern.compile("-[a-zA-Z]*f");
    private static final Pattern CURL_OUTPUT = Pattern.compile("(-[a-zA-Z]*o)(.*)");
    private static final Pattern WGET_OUTPUT = Pattern.compile("(-[a-zA-Z]*O)(.*)");
    private static final Set<String> SENDING = Set.of("-T", "--upload-file", "--post-file", "--body-file");

    private FileUses() {}

    /** Returns what a program does to files, in the order of its arguments. */
    static List<FileUse> of(String program, List<String> arguments) {
        List<String> plain = plain(arguments);
        List<FileUse> uses = new ArrayList<>();
        if (READERS.contains(program)) {
            all(uses, Kind.READ, plain);
        } else if (SEARCHERS.contains(program)) {
            search(uses, program, arguments, plain);
        } else if (EDITORS.contains(program)) {
            // what is opened to be changed is shown first
            all(uses, Kind.READ, plain);
            all(uses, Kind.WRITE, plain);
        } else if (WRITERS.contains(program)) {
            all(uses, Kind.WRITE, plain);
        } else if (REMOVERS.contains(program)) {
            all(uses, Kind.REMOVE, plain);
        } else if (CHANGERS.contains(program)) {
            all(uses, Kind.CHANGE, changed(program, arguments));
        } else if (LISTERS.contains(program)) {
            all(uses, Kind.LIST, plain);
        } else if (COPIERS.contains(program)) {
            copy(uses, program, plain);
        } else {
            special(uses, program, arguments, plain);
        }
        return uses;
    }

    private static void special(List<FileUse> uses, String program, List<String> arguments, List<String> plain) {
        switch (program) {
            case "dd" ->
                arguments.forEach(word -> {
                    if (word.startsWith("if=")) {
                        uses.add(new FileUse(Kind.READ, word.substring(3)));
                    } else if (word.startsWith("of=")) {
                        uses.add(new FileUse(Kind.WRITE, word.substring(3)));
                    }
                });
            case "perl", "ruby" -> {
                if (anyMatches(PERL_IN_PLACE, arguments) && !plain.isEmpty()) {
                    uses.add(new FileUse(Kind.WRITE, plain.get(plain.size() - 1)));
                }
            }
            case "curl" -> {
                output(uses, arguments, CURL_OUTPUT, "--output");
                sent(uses, arguments);
            }
            case "wget" -> {
                output(uses, arguments, WGET_OUTPUT, "--output-document");
                sent(uses, arguments);
            }
            case "scp" -> {
                if (anyMatches(TO_OPTION, arguments)) {
                    all(uses, Kind.WRITE, plain);
                } else if (anyMatches(FROM_OPTION, arguments)) {
                    all(uses, Kind.READ, plain);
                } else {
                    copy(uses, "cp", plain);
                }
            }
            case "tar", "zip", "7z", "gpg", "openssl" ->
                plain.stream()
                        .filter(word -> word.indexOf('/') >= 0 || word.indexOf('.') >= 0)
                        .forEach(word -> uses.add(new FileUse(Kind.READ, word)));
            case "crontab" -> all(uses, Kind.READ, plain);
            default -> {
                // unknown
            }
        }
    }

    private static boolean anyMatches(Pattern pattern, List<String> words) {
        return words.stream().anyMatch(word -> pattern.matcher(word).matches());
    }

    private static List<String> plain(List<String> arguments) {
        List<String> plain = new ArrayList<>(arguments.size());
        for (String word : arguments) {
            boolean option = word.length() > 1 && word.charAt(0) == '-';
            if (!option && !word.isEmpty() && !word.equals("]") && !word.equals("]]")) {
                plain.add(word);
            }
        }
        return plain;
    }

    /**
     * The first argument that is not an option is mode or owner; modes of {@code chattr} are recognised by their first
     * character.
     */
    private static List<String> changed(String program, List<String> arguments) {
        List<String> files = new ArrayList<>();
        boolean mode = program.equals("chattr");
        for (String word : arguments) {
            if (mode) {
                boolean isMode = program.equals("chattr") && !word.isEmpty() && "-+=".indexOf(word.charAt(0)) >= 0;
                if (!isMode) {
                    files.add(word);
                }
            } else {
                mode = !CHANGER_OPTION.matcher(word).matches();
            }
        }
        return files;
    }

    private static void all(List<FileUse> uses, Kind kind, List<String> paths) {
        for (String path : paths) {
            uses.add(new FileUse(kind, path));
        }
    }

    private static void search(List<FileUse> uses, String program, List<String> arguments, List<String> plain) {
        boolean given = !program.endsWith("awk") && anyMatches(PATTERN_OPTION, arguments);
        boolean changes = program.equals("sed") && anyMatches(IN_PLACE, arguments);
        List<String> files = plain.subList(Math.min(given ? 0 : 1, plain.size()), plain.size());
        all(uses, changes ? Kind.WRITE : Kind.READ, files);
    }

    /** The last argument is written and the others are read; a moved file is removed. */
    private static void copy(List<FileUse> uses, String program, List<String> plain) {
        for (int i = 0; i < plain.size(); i++) {
            boolean last = i == plain.size() - 1 && i > 0;
            if (last) {
                uses.add(new FileUse(Kind.WRITE, plain.get(i)));
            } else if (!program.equals("ln")) {
                uses.add(new FileUse(program.equals("mv") ? Kind.REMOVE : Kind.READ, plain.get(i)));
            }
        }
    }

    private static void output(List<FileUse> uses, List<String> arguments, Pattern brief, String full) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean alone = word.equals(full);
            Matcher glued = brief.matcher(word);
            if (!alone && !word.startsWith("--") && glued.matches()) {
                if (!glued.group(2).isEmpty()) {
                    uses.add(new FileUse(Kind.WRITE, glued.group(2)));
                }
                alone = glued.group(2).isEmpty();
            } else if (word.startsWith(full + "=")) {
                uses.add(new FileUse(Kind.WRITE, word.substring(full.length() + 1)));
            }
            if (alone && i + 1 < arguments.size()) {
                uses.add(new FileUse(Kind.WRITE, arguments.get(i + 1)));
            }
        }
    }

    /** Files whose content a request sends: {@code curl -d @FILE}, {@code -F x=@FILE}, {@code -T FILE}. */
    private static void sent(List<FileUse> uses, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            int at = word.indexOf('@');
            if (at >= 0 && (at == 0 || word.charAt(at - 1) == '=') && at + 1 < word.length()) {
                uses.add(new FileUse(Kind.READ, word.substring(at + 1)));
            } else if (i > 0 && SENDING.contains(arguments.get(i - 1))) {
                uses.add(new FileUse(Kind.READ, word));
            } else if (word.startsWith("--post-file=")) {
                uses.add(new FileUse(Kind.READ, word.substring("--post-file=".length())));
            }
        }
    }
}
