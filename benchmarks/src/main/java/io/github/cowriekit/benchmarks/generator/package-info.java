/** Writes logs as busy sensors of several years do. */
@NullMarked
package io.github.cowriekit.benchmarks.generator;

import org.jspecify.annotations.NullMarked;
