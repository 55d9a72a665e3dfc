/** Command lines taken apart and searched. */
@NullMarked
package io.github.cowriekit.analysis.internal.commands;

import org.jspecify.annotations.NullMarked;
