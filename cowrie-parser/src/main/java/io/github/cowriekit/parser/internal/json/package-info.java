/** The keys and values of one line, found without making strings of them. */
@NullMarked
package io.github.cowriekit.parser.internal.json;

import org.jspecify.annotations.NullMarked;
