@NullMarked
package io.github.cowriekit.enrich.internal.networks;

import org.jspecify.annotations.NullMarked;
