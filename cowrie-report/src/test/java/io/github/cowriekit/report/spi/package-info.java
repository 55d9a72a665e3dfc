@NullMarked
package io.github.cowriekit.report.spi;

import org.jspecify.annotations.NullMarked;
