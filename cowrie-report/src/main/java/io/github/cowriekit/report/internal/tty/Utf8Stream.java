package io.github.cowriekit.report.internal.tty;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 that comes in pieces, which may end within a character; what is not UTF-8 becomes U+FFFD. */
final class Utf8Stream {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The first bytes of a character whose others have not come yet. */
    private ByteBuffer rest = ByteBuffer.allocate(0);

    String next(ByteBuffer data) {
        ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + data.remaining())
                .put(rest)
                .put(data)
                .flip();
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
        decoder.decode(bytes, text, false);
        rest = bytes.slice();
        return text.flip().toString();
    }
}
