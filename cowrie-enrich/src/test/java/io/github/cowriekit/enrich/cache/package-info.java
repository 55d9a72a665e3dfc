@NullMarked
package io.github.cowriekit.enrich.cache;

import org.jspecify.annotations.NullMarked;
