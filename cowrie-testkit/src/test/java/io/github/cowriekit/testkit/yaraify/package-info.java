@NullMarked
package io.github.cowriekit.testkit.yaraify;

import org.jspecify.annotations.NullMarked;
