@NullMarked
package io.github.cowriekit.enrich.setup;

import org.jspecify.annotations.NullMarked;
