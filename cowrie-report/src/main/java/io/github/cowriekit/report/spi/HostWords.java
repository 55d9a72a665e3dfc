package io.github.cowriekit.report.spi;

import java.util.Locale;
import java.util.Set;

/** Tells addresses and host names from file names, version numbers and other words with dots. */
final class HostWords {
    /** Commands whose operands are hosts or URLs; not {@code scp}, whose hosts are known by what stands around them. */
    private static final Set<String> DOWNLOADERS = Set.of(
            "wget",
            "curl",
            "tftp",
            "ftpget",
            "ftp",
            "lftp",
            "lwp-download",
            "fetch",
            "sftp",
            "nc",
            "ncat",
            "netcat",
            "telnet",
            "ssh",
            "ping",
            "ping6",
            "axel",
            "aria2c",
            "nslookup",
            "dig");

    /** Words that a command follows. */
    private static final Set<String> WRAPPERS = Set.of(
            "busybox", "sudo", "nohup", "exec", "env", "command", "eval", "time", "timeout", "nice", "then", "do",
            "else", "if", "while", "until");

    private static final Set<String> EXTENSIONS = Set.of(
            "allow", "arm", "asp", "aspx", "bak", "bash", "bin", "cfg", "cgi", "conf", "cpp", "csv", "dat", "db", "deb",
            "deny", "dll", "elf", "exe", "gif", "gz", "html", "htm", "img", "ini", "iso", "jar", "java", "jpg", "js",
            "json", "key", "ko", "list", "lock", "log", "lst", "md", "mips", "mipsel", "mpsl", "old", "out", "pem",
            "php", "pid", "pl", "png", "ppc", "pub", "py", "rar", "rb", "rpm", "service", "sh", "so", "sock", "spc",
            "swp", "tar", "tgz", "tmp", "ts", "txt", "war", "xml", "xz", "yaml", "yml", "zip", "zsh");

    private HostWords() {}

    static boolean isDownloader(String word) {
        return DOWNLOADERS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isWrapper(String word) {
        return WRAPPERS.contains(word);
    }

    /** Returns whether the word has the form of a host name: two labels or more, the last one of letters. */
    static boolean isHostName(String word) {
        if (word.length() > 253 || word.indexOf('.') <= 0 || word.indexOf('_') >= 0) {
            return false;
        }
        int label = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i == word.length() || word.charAt(i) == '.') {
                if (i == label || i - label > 63 || word.charAt(label) == '-') {
                    return false;
                }
                label = i + 1;
            }
        }
        String last = lastLabel(word);
        return last.startsWith("xn--") || (last.length() >= 2 && last.chars().allMatch(Character::isLetter));
    }

    static boolean hasFileExtension(String word) {
        return EXTENSIONS.contains(lastLabel(word).toLowerCase(Locale.ROOT));
    }

    private static String lastLabel(String word) {
        return word.substring(word.lastIndexOf('.') + 1);
    }

    /** Returns whether the text is four decimal numbers up to 255 with dots between them. */
    static boolean isIpv4(CharSequence text) {
        int dots = 0;
        int number = -1;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (number < 0) {
                    return false;
                }
                dots++;
                number = -1;
                digits = 0;
            } else {
                number = Math.max(number, 0) * 10 + (c - '0');
                if (c < '0' || c > '9' || ++digits > 3 || number > 255) {
                    return false;
                }
            }
        }
        return dots == 3 && number >= 0;
    }

    /**
     * Returns whether hex digits and colons are an IPv6 address and not a time, a hardware address, a fingerprint or a
     * Perl name: {@code ::} behind a first group with a digit in it, or eight groups that are not all short.
     */
    static boolean isIpv6(String text) {
        if (text.length() > 39 || text.length() < 4) {
            return false;
        }
        String[] groups = text.split(":", -1);
        int empty = 0;
        boolean isLong = false;
        for (int i = 0; i < groups.length; i++) {
            if (groups[i].length() > 4 || (i == 0 && groups[i].isEmpty())) {
                return false;
            }
            empty += groups[i].isEmpty() ? 1 : 0;
            isLong |= groups[i].length() >= 3;
        }
        if (empty == 0) {
            return groups.length == 8 && isLong;
        }
        boolean endsCompressed = text.endsWith("::");
        return text.contains("::")
                && empty == (endsCompressed ? 2 : 1)
                && groups.length <= 9
                && groups[0].length() >= 3
                && groups[0].chars().anyMatch(Character::isDigit);
    }
}
