/** Following logs that grow: what was handed over and not yet stored, several logs side by side, the lock of a checkpoint. */
@NullMarked
package io.github.cowriekit.parser.internal.follow;

import org.jspecify.annotations.NullMarked;
