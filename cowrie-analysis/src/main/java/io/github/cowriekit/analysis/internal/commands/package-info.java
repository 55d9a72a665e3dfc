/** Analyses command lines, and tells when the last one was sent. */
@NullMarked
package io.github.cowriekit.analysis.internal.commands;

import org.jspecify.annotations.NullMarked;
