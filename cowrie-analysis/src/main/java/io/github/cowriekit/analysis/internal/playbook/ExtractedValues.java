package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.model.assessment.PlantedKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values that normalising takes out of commands. Bounded. Not thread-safe. */
final class ExtractedValues {
    private static final int MOST = 100;
    private static final int LONGEST = 2_000;

    private final Set<String> urls = new LinkedHashSet<>();
    private final Map<String, PlantedKey> keys = new LinkedHashMap<>();
    private final Set<String> credentials = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private int command;

    /** Says which command the values that follow are from. */
    void command(int position) {
        command = position;
    }

    void url(String url) {
        add(urls, url);
    }

    void credential(String text) {
        add(credentials, text);
    }

    void word(String word) {
        add(words, word);
    }

    /** Adds the values of a line that was read before, as values of the current command. */
    void addAll(ExtractedValues other) {
        other.urls.forEach(this::url);
        other.credentials.forEach(this::credential);
        other.words.forEach(this::word);
        other.keys.forEach((base64, key) -> {
            if (keys.size() < MOST) {
                keys.putIfAbsent(
                        base64, new PlantedKey(key.type(), key.fingerprint(), key.bits(), key.comment(), command));
            }
        });
    }

    void key(String type, String base64, String comment) {
        if (keys.size() < MOST) {
            keys.computeIfAbsent(base64, any -> SshKeys.read(type, base64, comment, command));
        }
    }

    boolean isEmpty() {
        return urls.isEmpty() && keys.isEmpty() && credentials.isEmpty() && words.isEmpty();
    }

    List<String> urls() {
        return List.copyOf(urls);
    }

    List<PlantedKey> keys() {
        return List.copyOf(keys.values());
    }

    List<String> credentials() {
        return List.copyOf(credentials);
    }

    List<String> words() {
        return List.copyOf(words);
    }

    private static void add(Set<String> set, String text) {
        if (set.size() < MOST && !text.isEmpty()) {
            set.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
    }
}
