@NullMarked
package io.github.cowriekit.enrich;

import org.jspecify.annotations.NullMarked;
