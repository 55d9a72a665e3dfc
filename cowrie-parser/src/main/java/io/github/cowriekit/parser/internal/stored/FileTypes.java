package io.github.cowriekit.parser.internal.stored;

import io.github.cowriekit.model.FileType;
import io.github.cowriekit.model.FileType.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes. */
final class FileTypes {
    private static final int TAR_MAGIC_AT = 257;

    private record Magic(int at, String hex, Kind kind, String description) {
        boolean matches(byte[] head) {
            int to = at + hex.length() / 2;
            return head.length >= to && HexFormat.of().formatHex(head, at, to).equals(hex);
        }
    }

    private static final List<Magic> MAGICS = List.of(
            new Magic(0, "1f8b", Kind.GZIP, "gzip compressed data"),
            new Magic(0, "425a68", Kind.BZIP2, "bzip2 compressed data"),
            new Magic(0, "fd377a585a00", Kind.XZ, "xz compressed data"),
            new Magic(0, "28b52ffd", Kind.ZSTD, "Zstandard compressed data"),
            new Magic(0, "504b0304", Kind.ZIP, "zip archive"),
            new Magic(0, "504b0506", Kind.ZIP, "empty zip archive"),
            new Magic(0, "377abcaf271c", Kind.SEVEN_ZIP, "7z archive"),
            new Magic(0, "526172211a07", Kind.RAR, "rar archive"),
            new Magic(TAR_MAGIC_AT, "7573746172", Kind.TAR, "tar archive"));

    private static final Pattern SHEBANG =
            Pattern.compile("#![ \\t]*(?:\\S*/)?([^\\s/]+)(?:[ \\t]+(?:-\\S+[ \\t]+)*(\\S+))?");
    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "csh", "tcsh", "fish", "rbash", "busybox");
    private static final Pattern HTML = Pattern.compile(
            "\\s*(?:<!--.{0,500}?-->\\s*)?<(?:!doctype\\s+html|html|head|body|title)\\b.*", Pattern.DOTALL);
    private static final Pattern SSH_KEY = Pattern.compile(
            "(?:^|.{0,300} )(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\\d{3}|sk-[a-z0-9-]{1,40}@openssh\\.com) AAAA[0-9A-Za-z+/=]+.*");

    private FileTypes() {}

    static FileType of(byte[] head) {
        if (head.length == 0) {
            return plain(Kind.EMPTY, "empty");
        }
        FileType executable = Executables.of(head);
        if (executable != null) {
            return executable;
        }
        for (Magic magic : MAGICS) {
            if (magic.matches(head)) {
                return plain(magic.kind(), magic.description());
            }
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        FileType script = script(text);
        return script != null ? script : isText(head) ? text(text) : plain(Kind.DATA, "data");
    }

    private static @Nullable FileType script(String text) {
        Matcher shebang = SHEBANG.matcher(text);
        if (!shebang.lookingAt()) {
            return null;
        }
        String first = shebang.group(1);
        String second = shebang.group(2);
        boolean names = first.equals("env") && second != null;
        String interpreter = names ? second.substring(second.lastIndexOf('/') + 1) : first;
        if (SHELLS.contains(interpreter)) {
            return plain(Kind.SHELL_SCRIPT, interpreter + " script");
        }
        if (interpreter.startsWith("perl")) {
            return plain(Kind.PERL, "Perl script");
        }
        if (interpreter.startsWith("python")) {
            return plain(Kind.PYTHON, "Python script");
        }
        return interpreter.startsWith("php") ? plain(Kind.PHP, "PHP script") : plain(Kind.SCRIPT, "script");
    }

    private static FileType text(String head) {
        String text = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
        String lower = text.toLowerCase(Locale.ROOT);
        if (HTML.matcher(lower).matches()) {
            return plain(Kind.HTML, "HTML document");
        }
        if (lower.stripLeading().startsWith("<?php")) {
            return plain(Kind.PHP, "PHP script");
        }
        boolean key = text.lines()
                .limit(20)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> SSH_KEY.matcher(line.strip()).matches())
                .isPresent();
        return key ? plain(Kind.SSH_PUBLIC_KEY, "SSH public key") : plain(Kind.TEXT, "text");
    }

    /** Returns whether a file is text in any encoding: no control characters but those of texts and terminals. */
    private static boolean isText(byte[] head) {
        for (byte b : head) {
            boolean control = (b >= 0 && b < ' ') || b == 0x7f;
            if (control && !(b >= '\b' && b <= '\r') && b != 0x1b) {
                return false;
            }
        }
        return true;
    }

    private static FileType plain(Kind kind, String description) {
        return new FileType(kind, description, null, null);
    }
}
