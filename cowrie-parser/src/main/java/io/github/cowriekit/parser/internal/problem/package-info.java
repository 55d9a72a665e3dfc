/** What is wrong with an input, in words, and where it goes. */
@NullMarked
package io.github.cowriekit.parser.internal.problem;

import org.jspecify.annotations.NullMarked;
