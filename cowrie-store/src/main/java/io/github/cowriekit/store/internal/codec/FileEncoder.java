package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Upload;
import org.jspecify.annotations.Nullable;

/** Writes what a session says about files; {@link FileDecoder} reads it. */
record FileEncoder(References references, ByteWriter out, Times times) {
    void write(Download file) {
        times.write(out, file.at());
        reference(SubjectKind.URL, file.url());
        reference(SubjectKind.HOST, file.host());
        reference(SubjectKind.FILE, file.sha256());
        path(file.outfile(), file.sha256());
        path(file.destination(), null);
        origin(file.origin());
        out.optionalFlag(file.duplicate());
        out.flag(file.late());
        out.flag(file.failed());
        reference(SubjectKind.TEXT, file.error());
    }

    void write(Upload file) {
        times.write(out, file.at());
        path(file.filename(), file.sha256());
        // the host of an upload is null where its URL is a path
        reference(file.host() == null ? SubjectKind.TEXT : SubjectKind.URL, file.url());
        reference(SubjectKind.HOST, file.host());
        reference(SubjectKind.FILE, file.sha256());
        path(file.outfile(), file.sha256());
        path(file.destination(), null);
        origin(file.origin());
        out.optionalFlag(file.duplicate());
        out.flag(file.late());
    }

    void write(Recording recording) {
        times.write(out, recording.at());
        String hash = recording.sha256();
        byte[] hex = hash == null ? null : Hex.parse(hash);
        out.flag(hex != null);
        if (hex != null) {
            out.put(hex.length);
            out.putAll(hex);
        } else {
            out.optionalText(hash);
        }
        path(recording.ttylog(), hash);
        out.optionalLong(recording.sizeBytes());
        out.duration(recording.duration());
        out.optionalFlag(recording.duplicate());
    }

    /** Writes a path; one that ends with the hash of the file as the folder alone. */
    private void path(@Nullable String path, @Nullable String hash) {
        if (path == null) {
            out.put(0);
        } else if (hash != null && !hash.isEmpty() && path.endsWith(hash)) {
            out.put(1);
            reference(SubjectKind.TEXT, path.substring(0, path.length() - hash.length()));
        } else {
            out.put(2);
            out.text(path);
        }
    }

    private void origin(FileOrigin origin) {
        reference(SubjectKind.TEXT, origin.label());
    }

    private void reference(SubjectKind kind, @Nullable String value) {
        out.unsigned(references.of(kind, value));
    }
}
