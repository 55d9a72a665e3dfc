/** Telling others how a service is doing. */
@NullMarked
package io.github.cowriekit.service.internal.health;

import org.jspecify.annotations.NullMarked;
