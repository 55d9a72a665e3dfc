package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.data.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the random parts out of a command line, so that the same script gives the same text.
 *
 * <p>Patterns repeat possessively or within a bound, so that no line makes them slow; {@code docs/analytics.md} lists the
 * steps. Immutable.
 */
final class Normalizer {
    /** Replaces the input of a password program. */
    static final String WRITTEN_CREDENTIAL = "<CRED>";

    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final Pattern SSH_KEY = Pattern.compile("(ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\\d{3})\\s{1,9}+"
            + "([A-Za-z0-9+/]{40,}+={0,3}+)(?:[ \\t]{1,9}+([^\\s\"'<>|;&]{1,100}+))?+");
    private static final Pattern URL = Pattern.compile("\\b(?:https?|ftp|tftp)://[^\\s\"'`<>|;&)]++");
    private static final Pattern BARE_URL = Pattern.compile("(?<=\\s)(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[A-Za-z0-9-]{1,63}+"
            + "(?:\\.[A-Za-z0-9-]{1,63}+){0,8}?\\.[A-Za-z]{2,20})(?::\\d{1,5})?/[^\\s\"'`<>|;&)]*+");
    private static final Pattern IPV4 =
            Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?(?![\\d.])");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,44}](?::\\d{1,5})?");
    private static final io.github.cowriekit.shaded.re2j.Pattern CREDENTIAL =
            io.github.cowriekit.shaded.re2j.Pattern.compile(
                    "\\becho\\s+(?:-[ne]+\\s+)*([^|]*?)\\s*\\|\\s*(?:sudo\\s+)?(?:/\\S*/)?(?:ch)?passwd\\b");
    private static final Pattern HEX = Pattern.compile("(?:\\\\x[0-9A-Fa-f]{2}){6,}+");
    private static final Pattern TOKEN = Pattern.compile("\\b[A-Z]{3,20}_[0-9a-f]{8,64}_");
    private static final Pattern HASH = Pattern.compile("\\b(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{32})\\b");
    private static final Pattern BASE64 = Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+][A-Za-z0-9+/]{59,}+={0,2}+");
    private static final Pattern BUSYBOX = Pattern.compile("(?<=busybox )[A-Z]{4,8}\\b");
    private static final Pattern COMPONENT = Pattern.compile("(?<=/)[A-Za-z0-9]{8,32}+(?![A-Za-z0-9._-])");
    /** In folders that droppers use, and after {@code ./}, even short names and names with an extension are replaced. */
    private static final Pattern DROPPED =
            Pattern.compile("(?:/(?:tmp|var/tmp|dev/shm|var/run|run|mnt|root)/|(?<![\\w./*~$-])\\.?/)"
                    + "\\.?([A-Za-z0-9]{3,32}+)(?:\\.[A-Za-z0-9_]{1,8}+)?+(?![\\w./-])");

    private static final Pattern NAME = Pattern.compile("(?<![\\w<])[A-Za-z0-9]{3,32}+(?!\\w)");
    /** Numbers that are part of the script come first, so that they match and are kept. */
    private static final Pattern NUMBER = Pattern.compile("<[A-Z]++:[0-9a-f]{12}>|\\bchmod(?: -[A-Za-z]++)?+ \\d++"
            + "|/dev/[A-Za-z0-9/]++|(?: -p ?| --port[ =])\\d++|(\\d{3,}+)");

    private static final String KEY_START = "-----BEGIN ";
    private static final String KEY_END = " PRIVATE KEY-----";
    private static final List<Pattern> PLACES = List.of(COMPONENT, DROPPED);
    private static final List<String> QUOTES = List.of("\"", "'");
    private static final int LONGEST_WORD = 32;

    private final RandomNames randomNames = RandomNames.shared();
    private final BusyboxTokens busybox = new BusyboxTokens();

    /** Returns the line without its random parts, which are added to the extracted values. */
    String normalize(String line, ExtractedValues extracted) {
        String text = BLANKS.matcher(line.replace("\0", "")).replaceAll(" ").strip();
        text = keys(text, extracted);
        text = addresses(text, extracted);
        text = credentials(text, extracted);
        text = escapes(text, extracted);
        if (text.indexOf('_') >= 0) {
            text = TOKEN.matcher(text).replaceAll("<TOKEN>");
        }
        text = HASH.matcher(text).replaceAll("<HASH>");
        text = replace(BASE64, text, Normalizer::base64);
        if (text.contains("busybox")) {
            text = replace(BUSYBOX, text, found -> busybox.isProgram(found.group()) ? found.group() : "<TAG>");
        }
        if (text.indexOf('/') >= 0) {
            text = names(text);
        }
        return replace(NUMBER, text, found -> found.group(1) == null ? found.group() : "<N>");
    }

    private static String keys(String text, ExtractedValues extracted) {
        String result = text;
        if (result.contains("ssh-") || result.contains("ecdsa-")) {
            result = replace(SSH_KEY, result, found -> {
                extracted.key(found.group(1), found.group(2), found.group(3) == null ? "" : found.group(3));
                return "<SSHKEY:" + Sha256.shortOf(found.group(2)) + ">";
            });
        }
        int start = result.indexOf(KEY_START);
        if (start < 0) {
            return result;
        }
        StringBuilder cut = new StringBuilder();
        int at = 0;
        while (start >= 0) {
            int last = result.indexOf("-----END ", start);
            int end = last < 0 ? -1 : result.indexOf(KEY_END, last);
            if (end < 0) {
                break;
            }
            end += KEY_END.length();
            cut.append(result, at, start)
                    .append("<PRIVKEY:")
                    .append(Sha256.shortOf(result.substring(start, end)))
                    .append('>');
            at = end;
            start = result.indexOf(KEY_START, end);
        }
        return cut.append(result, at, result.length()).toString();
    }

    private static String addresses(String text, ExtractedValues extracted) {
        String result = text;
        Function<MatchResult, String> url = found -> {
            extracted.url(found.group());
            return "<URL>";
        };
        if (result.contains("://")) {
            result = replace(URL, result, url);
        }
        if (result.contains("wget") || result.contains("curl")) {
            result = replace(BARE_URL, result, url);
        }
        result = IPV4.matcher(result).replaceAll("<IP>");
        return result.indexOf('[') < 0 ? result : IPV6.matcher(result).replaceAll("<IP>");
    }

    private static String credentials(String text, ExtractedValues extracted) {
        if (!text.contains("passwd")) {
            return text;
        }
        io.github.cowriekit.shaded.re2j.Matcher matcher = CREDENTIAL.matcher(text);
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            extracted.credential(unquoted(matcher.group(1)));
            result.append(text, at, matcher.start(1)).append(WRITTEN_CREDENTIAL);
            at = matcher.end(1);
        }
        return result.append(text, at, text.length()).toString();
    }

    private static String escapes(String text, ExtractedValues extracted) {
        if (!text.contains("\\x")) {
            return text;
        }
        return replace(HEX, text, found -> {
            String word = found.group().length() > LONGEST_WORD * 4 ? "" : decoded(found.group());
            extracted.word(word);
            return "<HEX>";
        });
    }

    /** Returns the stripped text that hex escapes stand for; empty if some of it is not printable. */
    private static String decoded(String escapes) {
        byte[] bytes = new byte[escapes.length() / 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(escapes.substring(i * 4 + 2, i * 4 + 4), 16);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? text : "";
    }

    /** A long path has the same characters, but encoded text has upper case, lower case and digits. */
    private static String base64(MatchResult found) {
        String text = found.group();
        boolean encoded = text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase)
                && text.chars().anyMatch(Character::isDigit);
        return encoded ? "<B64>" : text;
    }

    /** Replaces random names in paths, and the same names elsewhere in the line. */
    private String names(String text) {
        Set<String> random = new HashSet<>();
        for (Pattern pattern : PLACES) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String name = matcher.group(matcher.groupCount());
                if (!random.contains(name) && randomNames.isRandom(name)) {
                    random.add(name);
                }
            }
        }
        return random.isEmpty()
                ? text
                : replace(NAME, text, found -> random.contains(found.group()) ? "<RND>" : found.group());
    }

    private static String unquoted(String text) {
        for (String quote : QUOTES) {
            if (text.length() > 1 && text.startsWith(quote) && text.endsWith(quote)) {
                return text.substring(1, text.length() - 1);
            }
        }
        return text;
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found)));
    }
}
