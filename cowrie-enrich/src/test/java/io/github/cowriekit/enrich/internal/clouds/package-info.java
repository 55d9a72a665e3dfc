@NullMarked
package io.github.cowriekit.enrich.internal.clouds;

import org.jspecify.annotations.NullMarked;
