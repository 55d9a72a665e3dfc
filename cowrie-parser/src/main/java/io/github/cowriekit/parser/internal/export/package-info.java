/** What other tools make of a log: envelopes around events, text before them, other types, another encoding. */
@NullMarked
package io.github.cowriekit.parser.internal.export;

import org.jspecify.annotations.NullMarked;
