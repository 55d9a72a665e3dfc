package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.KnownFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files whose content is known from the hash alone. Immutable. */
public final class KnownContents {
    private final Map<String, KnownFile> files = Table.own(
                    "known-files.tsv",
                    "sha256 kind content source",
                    row -> new KnownFile(
                            row.get("sha256"),
                            row.get("content"),
                            row.get("kind").equals("trivial")))
            .stream()
            .collect(Collectors.toMap(KnownFile::sha256, Function.identity()));

    /** Returns the SHA-256 of every file of a session, each once, in its order. */
    public static List<String> hashes(Session session) {
        if (session.downloads().isEmpty() && session.uploads().isEmpty()) {
            return List.of();
        }
        Set<String> hashes = new LinkedHashSet<>();
        for (Download download : session.downloads()) {
            if (download.sha256() != null) {
                hashes.add(download.sha256());
            }
        }
        for (Upload upload : session.uploads()) {
            if (upload.sha256() != null) {
                hashes.add(upload.sha256());
            }
        }
        return List.copyOf(hashes);
    }

    /** Returns whether the content of a hash is so common that it says nothing. */
    public boolean isTrivial(String sha256) {
        KnownFile file = files.get(sha256);
        return file != null && file.trivial();
    }

    /** Returns the hashes that are not trivial. */
    public List<String> telling(List<String> hashes) {
        return hashes.isEmpty()
                ? List.of()
                : hashes.stream().filter(hash -> !isTrivial(hash)).toList();
    }

    /** Returns the known files among some hashes. */
    List<KnownFile> of(List<String> hashes) {
        return hashes.isEmpty()
                ? List.of()
                : hashes.stream().map(files::get).filter(Objects::nonNull).toList();
    }
}
