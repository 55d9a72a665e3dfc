package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.shaded.ahocorasick.trie.Trie;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells randomly generated names, such as {@code tzx3j2EX}, from meaningful ones.
 *
 * <p>A name that contains a known word is never random. Other names are judged by their structure (upper case within a word,
 * digits between letters) and by how well their pairs of letters resemble those of known words. The thresholds were chosen
 * with random texts and the names of programs and libraries of a Debian system; the tests state the error rates.
 * Immutable.
 */
final class RandomNames {
    private static final int SHORTEST_WORD = 4;
    private static final int LETTERS = 26;
    /** Marks the start and the end of a part. */
    private static final int EDGE = LETTERS;
    /** Weight of a pair of letters that no known word has. */
    private static final double UNSEEN = 0.3;
    /** By length: from this many bits per pair of letters on, a name is random. Shorter names never are. */
    private static final double[] PLAIN = {9, 9, 9, 7, 6.2, 5.7, 5.7, 5.5, 5.2, 5.2, 5.0};
    /** The same for names of two or three parts, such as {@code getUrl} and {@code obj2yaml}. */
    private static final double PARTS = 4.8;
    /** The same for names with a suspicious digit or short part, unlike {@code McAfee}. */
    private static final double ODD_PARTS = 4.2;

    /** Names of converters contain a 2 or a 4. */
    private static final Pattern MIDDLE = Pattern.compile("[A-Za-z][24][A-Za-z]");

    private final Trie dictionary;
    private final Set<String> names = new HashSet<>();
    private final double[] bits = new double[(LETTERS + 1) * (LETTERS + 1)];

    /** Holds the one that is made when it is first asked for. */
    private static final class Shared {
        private static final RandomNames NAMES = new RandomNames();
    }

    static RandomNames shared() {
        return Shared.NAMES;
    }

    RandomNames() {
        List<String> commands = Table.words("words.txt");
        List<String> parts = Table.words("path-words.txt");
        List<String> known = Table.words("file-names.txt");
        Trie.TrieBuilder words = Trie.builder().stopOnHit();
        commands.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(words::addKeyword);
        parts.forEach(words::addKeyword);
        dictionary = words.build();
        names.addAll(known);
        names.addAll(commands);
        names.addAll(Table.words("busybox-applets.txt"));
        learn(Stream.of(commands, parts, known).flatMap(List::stream).toList());
    }

    /** Learns how often one letter follows another. */
    private void learn(List<String> words) {
        int[] pairs = new int[bits.length];
        int[] firsts = new int[LETTERS + 1];
        for (String word : words) {
            int before = EDGE;
            for (int i = 0; i <= word.length(); i++) {
                int letter = i < word.length() ? letter(word.charAt(i)) : EDGE;
                if (before != EDGE || letter != EDGE) {
                    pairs[pair(before, letter)]++;
                    firsts[before]++;
                }
                before = letter;
            }
        }
        for (int i = 0; i < bits.length; i++) {
            double share = (pairs[i] + UNSEEN) / (firsts[i / (LETTERS + 1)] + UNSEEN * (LETTERS + 1));
            bits[i] = -Math.log(share) / Math.log(2);
        }
    }

    /**
     * Returns whether a name is random.
     *
     * @param name ASCII letters and digits, without extension
     */
    boolean isRandom(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (names.contains(lower) || lower.startsWith("lib") || dictionary.containsMatch(lower)) {
            return false;
        }
        Shape shape = shape(name);
        if (shape.letters() == 0 || name.chars().distinct().count() < 3) {
            return false;
        }
        double strange = shape.bits() / shape.pairs();
        if (shape.digitsInside() > 0) {
            boolean odd = !MIDDLE.matcher(name).find();
            return shape.digitsInside() > 1 || shape.humps() > 0 || strange > (odd ? ODD_PARTS : PARTS);
        }
        if (shape.humps() > 0) {
            boolean stumps = shape.stumps() > 0;
            return (shape.humps() > 1 && stumps) || strange > (stumps ? ODD_PARTS : PARTS);
        }
        return strange > PLAIN[Math.min(shape.letters(), PLAIN.length - 1)];
    }

    /**
     * The structure of a name.
     *
     * @param letters how many letters it has
     * @param humps upper-case letters after a lower-case one
     * @param stumps parts of one or two letters beside a hump
     * @param digitsInside runs of digits between letters
     * @param bits sum over the pairs of letters, edges of parts included
     * @param pairs number of these pairs
     */
    private record Shape(int letters, int humps, int stumps, int digitsInside, double bits, int pairs) {}

    private Shape shape(String name) {
        int letters = 0;
        int humps = 0;
        int stumps = 0;
        int digits = 0;
        double sum = 0;
        int pairs = 0;
        int before = EDGE;
        int part = 0;
        boolean afterDigit = false;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : '-';
            int letter = letter(c);
            boolean hump = before != EDGE && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (before != EDGE && (letter == EDGE || hump)) {
                sum += bits[pair(before, EDGE)];
                pairs++;
                stumps += part <= 2 ? 1 : 0;
                before = EDGE;
                part = 0;
            }
            if (letter != EDGE) {
                digits += afterDigit && letters > 0 ? 1 : 0;
                humps += hump ? 1 : 0;
                sum += bits[pair(before, letter)];
                pairs++;
                letters++;
                part++;
            }
            afterDigit = letter == EDGE;
            before = letter;
        }
        return new Shape(letters, humps, stumps, digits, sum, pairs);
    }

    /** Returns the place of a letter in the alphabet, {@link #EDGE} for anything else. */
    private static int letter(char c) {
        char lower = Character.toLowerCase(c);
        return lower >= 'a' && lower <= 'z' ? lower - 'a' : EDGE;
    }

    private static int pair(int first, int second) {
        return first * (LETTERS + 1) + second;
    }
}
