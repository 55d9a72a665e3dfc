/** Immutable records of what Cowrie honeypots saw. */
@NullMarked
package io.github.cowriekit.model;

import org.jspecify.annotations.NullMarked;
