/** The two loops of a service: over finished sessions, and over events as they come. */
@NullMarked
package io.github.cowriekit.service.internal.loop;

import org.jspecify.annotations.NullMarked;
