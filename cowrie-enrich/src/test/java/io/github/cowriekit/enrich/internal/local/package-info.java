@NullMarked
package io.github.cowriekit.enrich.internal.local;

import org.jspecify.annotations.NullMarked;
