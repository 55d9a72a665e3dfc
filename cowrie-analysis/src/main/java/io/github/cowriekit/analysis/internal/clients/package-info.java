/** Internal to this module. */
@NullMarked
package io.github.cowriekit.analysis.internal.clients;

import org.jspecify.annotations.NullMarked;
