/** Programs that tests run as processes of their own. */
@NullMarked
package io.github.cowriekit.store.process;

import org.jspecify.annotations.NullMarked;
