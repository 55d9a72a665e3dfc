@NullMarked
package io.github.cowriekit.enrich.limits;

import org.jspecify.annotations.NullMarked;
