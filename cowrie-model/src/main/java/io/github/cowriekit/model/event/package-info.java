/** The events of a Cowrie log, one record per event id. */
@NullMarked
package io.github.cowriekit.model.event;

import org.jspecify.annotations.NullMarked;
