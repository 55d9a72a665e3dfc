/** What a store of sessions costs. */
@NullMarked
package io.github.cowriekit.benchmarks.store;

import org.jspecify.annotations.NullMarked;
