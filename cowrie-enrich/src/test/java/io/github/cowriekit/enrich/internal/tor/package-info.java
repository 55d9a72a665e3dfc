@NullMarked
package io.github.cowriekit.enrich.internal.tor;

import org.jspecify.annotations.NullMarked;
