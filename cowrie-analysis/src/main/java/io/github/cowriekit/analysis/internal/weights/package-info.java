/** Weights and thresholds of the operator verdict, and the file that holds them. */
@NullMarked
package io.github.cowriekit.analysis.internal.weights;

import org.jspecify.annotations.NullMarked;
