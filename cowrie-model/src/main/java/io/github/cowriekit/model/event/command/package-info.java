/** Events of {@code cowrie.command.*}: what was typed and whether it ran. */
@NullMarked
package io.github.cowriekit.model.event.command;

import org.jspecify.annotations.NullMarked;
