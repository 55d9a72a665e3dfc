@NullMarked
package io.github.cowriekit.benchmarks;

import org.jspecify.annotations.NullMarked;
