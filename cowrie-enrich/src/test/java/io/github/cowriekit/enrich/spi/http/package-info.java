@NullMarked
package io.github.cowriekit.enrich.spi.http;

import org.jspecify.annotations.NullMarked;
