/** Events of {@code cowrie.client.*}: what a client says of itself. */
@NullMarked
package io.github.cowriekit.model.event.client;

import org.jspecify.annotations.NullMarked;
