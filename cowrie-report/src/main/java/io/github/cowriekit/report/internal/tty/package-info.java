/** Exports of tty recordings. */
@NullMarked
package io.github.cowriekit.report.internal.tty;

import org.jspecify.annotations.NullMarked;
