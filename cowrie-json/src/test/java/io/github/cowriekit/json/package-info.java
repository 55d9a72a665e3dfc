@NullMarked
package io.github.cowriekit.json;

import org.jspecify.annotations.NullMarked;
