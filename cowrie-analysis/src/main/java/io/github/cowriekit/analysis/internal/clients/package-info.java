/** What the client says it is, and what its key exchange says. */
@NullMarked
package io.github.cowriekit.analysis.internal.clients;

import org.jspecify.annotations.NullMarked;
