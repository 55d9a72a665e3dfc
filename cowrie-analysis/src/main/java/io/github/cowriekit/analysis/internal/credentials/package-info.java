/** What is known about the pairs that were tried. */
@NullMarked
package io.github.cowriekit.analysis.internal.credentials;

import org.jspecify.annotations.NullMarked;
