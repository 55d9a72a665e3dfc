package io.github.cowriekit.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file is by its first bytes, whatever its name says.
 *
 * @param kind the kind of file
 * @param description in words, such as {@code ELF 32-bit LSB mips executable}
 * @param architecture processor of an executable, such as {@code arm}, {@code mips}, {@code x86-64}; null for other
 *     files and for processors we do not know
 * @param bits 32 or 64 for an executable, null for other files
 * @since 0.1.0
 */
public record FileType(
        Kind kind,
        String description,
        @Nullable String architecture,
        @Nullable Integer bits) {
    /** Rejects missing required parts. */
    public FileType {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
    }

    /** Kinds of files that reach honeypots. */
    public enum Kind {
        /** No byte. */
        EMPTY,
        /** Program of Unix systems. */
        ELF,
        /** Program of Windows, or of DOS. */
        PE,
        /** Program of macOS. */
        MACH_O,
        /** Script of a Unix shell. */
        SHELL_SCRIPT,
        /** Perl script. */
        PERL,
        /** Python script. */
        PYTHON,
        /** PHP script. */
        PHP,
        /** Script of another interpreter. */
        SCRIPT,
        /** gzip. */
        GZIP,
        /** bzip2. */
        BZIP2,
        /** xz. */
        XZ,
        /** Zstandard. */
        ZSTD,
        /** zip, jar, apk and their kin. */
        ZIP,
        /** tar. */
        TAR,
        /** 7z. */
        SEVEN_ZIP,
        /** rar. */
        RAR,
        /** Web page, often the error page of a server. */
        HTML,
        /** Public key of SSH, as in {@code authorized_keys}. */
        SSH_PUBLIC_KEY,
        /** Other text. */
        TEXT,
        /** Anything else. */
        DATA
    }
}
