package io.github.cowriekit.store.internal.codec;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Upload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FileEncoder} wrote. */
record FileDecoder(ByteReader in, Texts texts, Times times) {
    Download download() {
        Instant at = times.read(in);
        String url = optional();
        String host = optional();
        String sha256 = optional();
        return new Download(
                at,
                url,
                host,
                sha256,
                path(sha256),
                path(null),
                FileOrigin.of(required()),
                in.optionalFlag(),
                in.flag(),
                in.flag(),
                optional());
    }

    Upload upload() {
        Instant at = times.read(in);
        // the hash, which the name may end with, comes later
        PathParts filename = pathParts();
        String url = optional();
        String host = optional();
        String sha256 = optional();
        return new Upload(
                at,
                filename.with(sha256),
                url,
                host,
                sha256,
                path(sha256),
                path(null),
                FileOrigin.of(required()),
                in.optionalFlag(),
                in.flag());
    }

    Recording recording() {
        Instant at = times.read(in);
        String sha256 = hash();
        return new Recording(at, path(sha256), sha256, in.optionalLong(), in.duration(), in.optionalFlag());
    }

    private @Nullable String hash() {
        if (!in.flag()) {
            return in.optionalText();
        }
        byte[] hex = new byte[in.next()];
        for (int i = 0; i < hex.length; i++) {
            hex[i] = (byte) in.next();
        }
        return Hex.text(hex);
    }

    private @Nullable String path(@Nullable String hash) {
        return pathParts().with(hash);
    }

    private PathParts pathParts() {
        int form = in.next();
        return new PathParts(form == 0 ? null : form == 1 ? required() : in.text(), form == 1);
    }

    /** A path, or the folder of one that ends with the hash of its file. */
    private record PathParts(@Nullable String text, boolean endsWithHash) {
        @Nullable
        String with(@Nullable String hash) {
            return endsWithHash ? text + hash : text;
        }
    }

    private @Nullable String optional() {
        return texts.at((int) in.unsigned());
    }

    private String required() {
        return texts.required((int) in.unsigned());
    }
}
