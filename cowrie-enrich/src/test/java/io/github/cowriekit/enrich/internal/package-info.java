@NullMarked
package io.github.cowriekit.enrich.internal;

import org.jspecify.annotations.NullMarked;
