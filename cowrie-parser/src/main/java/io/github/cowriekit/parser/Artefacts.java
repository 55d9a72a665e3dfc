package io.github.cowriekit.parser;

import io.github.cowriekit.model.Artefact;
import io.github.cowriekit.model.Artefact.Status;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.parser.internal.stored.Hashes;
import io.github.cowriekit.parser.internal.stored.Inspection;
import io.github.cowriekit.parser.internal.stored.StoredFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the files that Cowrie stored ({@code downloads}), by their SHA-256.
 *
 * <p>Only files with the name of a lower-case SHA-256 are touched; a link that leads out of the folder is refused. Files
 * are read once from start to end in constant memory, and never executed, unpacked or parsed. Other files in the folder,
 * such as those of a download that did not finish, are left alone.
 *
 * <p>Of an upload over its size limit Cowrie stores the first part, under the hash of that part: such a file is intact
 * here and is not what was sent.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Artefacts artefacts = Artefacts.in(Path.of("/srv/cowrie/var/lib/cowrie/downloads"));
 * artefacts.of(session).forEach(file -> System.out.println(file.sha256() + " " + file.status() + " " + file.type()));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Artefacts {
    private final StoredFiles files;

    private Artefacts(Path folder) {
        this.files = new StoredFiles(folder);
    }

    /**
     * Returns the files in a folder.
     *
     * @param folder the folder; when it is not there, every file is missing
     */
    public static Artefacts in(Path folder) {
        return new Artefacts(Objects.requireNonNull(folder, "folder"));
    }

    /**
     * Returns the files of a log: in {@code downloads} in the folder of the logs, else in
     * {@code ../../lib/cowrie/downloads}, which is Cowrie's own layout.
     *
     * @param logs folder of the logs, or a log
     * @return the files, empty if neither folder is there
     */
    public static Optional<Artefacts> beside(Path logs) {
        return StoredFiles.beside(logs, "downloads").map(Artefacts::in);
    }

    /**
     * Returns where a file lies, without reading it.
     *
     * @param sha256 64 lower-case hex digits
     * @return the file, empty if it is not there, is refused or the hash is none
     */
    public Optional<Path> find(String sha256) {
        return Hashes.isSha256(sha256) ? Optional.ofNullable(files.find(sha256).file()) : Optional.empty();
    }

    /**
     * Reads a file and returns what it is; a missing one is an answer too.
     *
     * @param sha256 64 lower-case hex digits; anything else is refused
     */
    public Artefact inspect(String sha256) {
        if (!Hashes.isSha256(sha256)) {
            return absent(sha256, Status.REFUSED, "not a SHA-256 of 64 lower-case hex digits");
        }
        StoredFiles.Lookup lookup = files.find(sha256);
        Path file = lookup.file();
        if (file == null) {
            return absent(sha256, statusOf(lookup), lookup.reason());
        }
        try (var in = StoredFiles.open(file)) {
            return Inspection.of(sha256, in);
        } catch (IOException e) {
            return absent(sha256, Status.UNREADABLE, "cannot be read: " + e);
        }
    }

    /**
     * Returns what became of the files of a session, each hash once, downloads before uploads.
     *
     * @return lazy; each file is read when it is taken
     */
    public Stream<Artefact> of(Session session) {
        Stream<@Nullable String> hashes = Stream.concat(
                session.downloads().stream().map(Download::sha256),
                session.uploads().stream().map(Upload::sha256));
        return hashes.filter(Objects::nonNull).distinct().map(this::inspect);
    }

    private static Artefact absent(String sha256, Status status, String reason) {
        return Artefact.builder(sha256, status).reason(reason).build();
    }

    private static Status statusOf(StoredFiles.Lookup lookup) {
        return switch (lookup.status()) {
            case MISSING -> Status.MISSING;
            case REFUSED -> Status.REFUSED;
            case UNREADABLE, FOUND -> Status.UNREADABLE;
        };
    }
}
