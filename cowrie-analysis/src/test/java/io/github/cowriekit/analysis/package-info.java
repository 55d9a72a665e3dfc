@NullMarked
package io.github.cowriekit.analysis;

import org.jspecify.annotations.NullMarked;
