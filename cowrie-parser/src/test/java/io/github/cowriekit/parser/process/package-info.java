/** Programs that tests run as processes of their own. */
@NullMarked
package io.github.cowriekit.parser.process;

import org.jspecify.annotations.NullMarked;
