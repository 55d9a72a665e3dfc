@NullMarked
package io.github.cowriekit.enrich.internal.maxmind;

import org.jspecify.annotations.NullMarked;
