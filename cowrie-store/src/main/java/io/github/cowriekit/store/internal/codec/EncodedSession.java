package io.github.cowriekit.store.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that is ready for the database but for the numbers of its subjects.
 *
 * @param address its source address, null when the log names none
 * @param subjects what its body refers to and by what it can be found
 * @param body everything else
 * @param head what makes it the same session as another one, and how much is known of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedSession(
        @Nullable Subject address, List<Subject> subjects, byte[] body, SessionDecoder.Head head) {}
