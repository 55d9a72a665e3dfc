package io.github.cowriekit.report.spi;

import java.util.regex.Pattern;

/**
 * Takes the danger of a click out of URLs, addresses and host names: {@code http[://]192[.]0[.]2[.]1:80/x.sh}.
 *
 * <p>Only the separator of a URL and the dots of a host change, or the colons of an IPv6 address; ports, paths and
 * everything else stay as they are. What is defanged already stays as it is.
 *
 * <p>A line of a shell does not say which words are hosts. A word is taken for one behind {@code ://}, if it is a
 * whole IPv4 address or clearly an IPv6 address, if it begins with {@code www.}, before a port or a path unless it
 * looks like a file, behind {@code user@} before a colon, and as an operand of a program that downloads or connects
 * ({@code wget}, {@code curl}, {@code nc}, …). <b>Not</b> defanged are therefore other names with dots ({@code
 * evil.example} in {@code echo evil.example}, {@code secure.sh}), addresses in another form, such as {@code
 * 3221225985} or {@code 0300.0.2.1}, mail addresses, and what a command puts together or decodes when it runs.
 *
 * <p>This is about clicks alone: control characters pass; see {@link SafeText}. One pass over the text, without
 * backtracking: lines of an attacker can be long.
 *
 * @since 0.1.0
 */
public final class Defang {
    private static final Pattern FILE_OPTION = Pattern.compile("-[A-Za-z]*[OolrPTKd]");

    private final String text;
    private final boolean words;
    private final StringBuilder out;
    private int at;

    /** Whether the next word is the name of a command. */
    private boolean commandNext = true;

    /** Whether operands of the current command are hosts. */
    private boolean downloader;

    private boolean optionTakesFile;
    private int operands;

    private Defang(String text, boolean words) {
        this.text = text;
        this.words = words;
        this.out = new StringBuilder(text.length() + 64);
    }

    /**
     * Defangs URLs of any scheme, bare addresses, and host names where they can be told from file names.
     *
     * @param text what somebody typed or a log holds; never null
     * @return the text with what is dangerous in brackets, and nothing else changed
     */
    public static String everything(String text) {
        return text.indexOf('.') < 0 && text.indexOf(':') < 0 ? text : new Defang(text, true).run();
    }

    /**
     * Defangs URLs of any scheme only: of text of a service, in which {@code Amazon.com, Inc.} is a name.
     *
     * @param text what a service says; never null
     * @return the text with what is dangerous in brackets, and nothing else changed
     */
    public static String urls(String text) {
        return text.contains("://") ? new Defang(text, false).run() : text;
    }

    private String run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isUrlSeparator(at)) {
                url();
            } else if (words && isWordPart(c)) {
                if (!ipv6()) {
                    word();
                }
            } else {
                delimiter(c);
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private boolean isUrlSeparator(int i) {
        return text.startsWith("://", i) && !(charAt(i - 1) == '[' && charAt(i + 3) == ']');
    }

    private void url() {
        out.append("[://]");
        at += 3;
        int end = at;
        while (end < text.length() && !isUrlEnd(text.charAt(end)) && "/?#\\,${}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(at, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        out.append(authority, 0, authority.length() - host.length());
        int bracket = host.startsWith("[") ? host.indexOf(']') : -1;
        if (bracket > 0) {
            appendDefanged(host.substring(0, bracket), ':');
            out.append(host, bracket, host.length());
        } else if (host.indexOf(':') != host.lastIndexOf(':')) {
            appendDefanged(host, ':');
        } else {
            int port = host.indexOf(':') < 0 ? host.length() : host.indexOf(':');
            appendDefanged(host.substring(0, port), '.');
            out.append(host, port, host.length());
        }
        at = end;
        while (at < text.length() && !isUrlEnd(text.charAt(at)) && !isUrlSeparator(at)) {
            out.append(text.charAt(at++));
        }
        operand();
    }

    private static boolean isUrlEnd(char c) {
        return c <= ' ' || "\"'`<>|;&()".indexOf(c) >= 0;
    }

    private boolean ipv6() {
        char before = charAt(at - 1);
        if (before == ':' || isWordPart(before) || !isHex(text.charAt(at))) {
            return false;
        }
        int end = at;
        int colons = 0;
        while (end < text.length() && (isHex(text.charAt(end)) || text.charAt(end) == ':')) {
            colons += text.charAt(end) == ':' ? 1 : 0;
            end++;
        }
        boolean runsOn = charAt(end) != '.' && isWordPart(charAt(end));
        if (colons < 2 || runsOn) {
            return false;
        }
        String address = text.substring(at, end);
        if (!HostWords.isIpv6(address)) {
            return false;
        }
        appendDefanged(address, ':');
        at = end;
        operand();
        return true;
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (end > start + 1 && text.charAt(end - 1) == '.') {
            end--;
        }
        String word = text.substring(start, end);
        if (isHost(word, charAt(start - 1), end == at ? charAt(end) : ' ')) {
            appendDefanged(word, '.');
        } else {
            appendAddresses(word);
        }
        out.append(text, end, at);
        follow(word, charAt(start - 1), charAt(at));
    }

    private boolean isHost(String word, char before, char after) {
        if (!HostWords.isHostName(word) || before == '/' || before == '~' || before == '\\') {
            return false;
        }
        boolean looksLikeFile = HostWords.hasFileExtension(word);
        boolean continues = after == '/' || (after == ':' && isPort(charAt(at + 1)));
        boolean isRemote = before == '@' && after == ':';
        if (word.regionMatches(true, 0, "www.", 0, 4) || isRemote || (continues && (downloader || !looksLikeFile))) {
            return true;
        }
        boolean isOperand = before != '=' && before != ':' && !optionTakesFile;
        return downloader && isOperand && (operands == 0 || !looksLikeFile);
    }

    private static boolean isPort(char c) {
        return c == '/' || c == '~' || (c >= '0' && c <= '9');
    }

    /** Appends a word, with every complete IPv4 address in it defanged: {@code x192.0.2.1} and the like. */
    private void appendAddresses(String word) {
        int i = 0;
        while (i < word.length()) {
            int end = i;
            while (end < word.length() && isNumeric(word.charAt(end))) {
                end++;
            }
            if (end == i) {
                out.append(word.charAt(i++));
                continue;
            }
            int first = i;
            int last = end;
            while (first < last && word.charAt(first) == '.') {
                first++;
            }
            while (last > first && word.charAt(last - 1) == '.') {
                last--;
            }
            out.append(word, i, first);
            if (HostWords.isIpv4(word.substring(first, Math.min(last, first + 16)))) {
                appendDefanged(word.substring(first, last), '.');
            } else {
                out.append(word, first, last);
            }
            out.append(word, last, end);
            i = end;
        }
    }

    private void follow(String word, char before, char after) {
        boolean isOption = word.startsWith("-");
        if (commandNext && after != '/' && after != '=' && before != '=' && !isOption) {
            if (HostWords.isDownloader(word)) {
                downloader = true;
                optionTakesFile = false;
                operands = 0;
                commandNext = false;
                return;
            }
            commandNext = HostWords.isWrapper(word) || word.chars().allMatch(Character::isDigit);
        }
        if (isOption) {
            optionTakesFile = FILE_OPTION.matcher(word).matches();
        } else if (optionTakesFile) {
            optionTakesFile = false;
        } else if (after != '@') {
            operands++;
        }
    }

    private void operand() {
        operands += optionTakesFile ? 0 : 1;
        optionTakesFile = false;
    }

    private void delimiter(char c) {
        switch (c) {
            case ';', '|', '&', '(', ')', '`', '\n', '\r' -> {
                commandNext = true;
                downloader = false;
            }
            case '"', '\'' -> commandNext = true;
            default -> {
                // a space, a slash and the like end a word and mean nothing more
            }
        }
    }

    private void appendDefanged(String host, char separator) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean defanged = i > 0 && host.charAt(i - 1) == '[' && i + 1 < host.length() && host.charAt(i + 1) == ']';
            if (c == separator && !defanged) {
                out.append('[').append(c).append(']');
            } else {
                out.append(c);
            }
        }
    }

    private char charAt(int i) {
        return i < 0 || i >= text.length() ? ' ' : text.charAt(i);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static boolean isNumeric(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
