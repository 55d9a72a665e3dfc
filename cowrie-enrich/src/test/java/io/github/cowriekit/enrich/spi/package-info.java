@NullMarked
package io.github.cowriekit.enrich.spi;

import org.jspecify.annotations.NullMarked;
