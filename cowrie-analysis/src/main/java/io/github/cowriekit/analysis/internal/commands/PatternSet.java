package io.github.cowriekit.analysis.internal.commands;

import io.github.cowriekit.shaded.ahocorasick.trie.PayloadTrie;
import io.github.cowriekit.shaded.re2j.Matcher;
import io.github.cowriekit.shaded.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Searches a text for many patterns: one pass finds the words of all patterns, and only patterns whose words occur are tried.
 * Takes time linear in the text, whatever it contains. Immutable.
 */
public final class PatternSet {
    private final List<Pattern> patterns;
    private final BitSet always = new BitSet();
    private final PayloadTrie<int[]> words;

    /** A pattern, and words of which each match contains at least one; no words if there are none to rely on. */
    public record Entry(Pattern pattern, List<String> needs) {}

    public PatternSet(List<Entry> entries) {
        patterns = entries.stream().map(Entry::pattern).toList();
        Map<String, List<Integer>> owners = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).needs().isEmpty()) {
                always.set(i);
            }
            for (String word : entries.get(i).needs()) {
                owners.computeIfAbsent(word, any -> new ArrayList<>()).add(i);
            }
        }
        words = trie(owners);
    }

    /** Returns the patterns that may occur in a text. */
    public BitSet candidates(String text) {
        BitSet candidates = (BitSet) always.clone();
        words.parseText(text, found -> {
            for (int owner : found.getPayload()) {
                candidates.set(owner);
            }
            return true;
        });
        return candidates;
    }

    /** Returns the first occurrence of a pattern, null if there is none. */
    public @Nullable String find(int pattern, String text) {
        Matcher matcher = patterns.get(pattern).matcher(text);
        return matcher.find() ? matcher.group() : null;
    }

    private static PayloadTrie<int[]> trie(Map<String, List<Integer>> owners) {
        PayloadTrie.PayloadTrieBuilder<int[]> trie = PayloadTrie.builder();
        owners.forEach((word, indexes) -> trie.addKeyword(
                word, indexes.stream().mapToInt(Integer::intValue).toArray()));
        return trie.build();
    }
}
