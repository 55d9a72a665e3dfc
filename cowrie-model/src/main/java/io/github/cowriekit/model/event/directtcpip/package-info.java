/** Events of {@code cowrie.direct-tcpip.*}: connections that a client wants forwarded. */
@NullMarked
package io.github.cowriekit.model.event.directtcpip;

import org.jspecify.annotations.NullMarked;
