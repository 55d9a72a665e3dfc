/** Command lines taken apart and searched, and until when they came. */
@NullMarked
package io.github.cowriekit.analysis.internal.commands;

import org.jspecify.annotations.NullMarked;
