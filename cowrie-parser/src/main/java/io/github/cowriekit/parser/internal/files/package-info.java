/** Which files are logs, in which order, and which part of them a window needs. */
@NullMarked
package io.github.cowriekit.parser.internal.files;

import org.jspecify.annotations.NullMarked;
