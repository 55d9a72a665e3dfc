@NullMarked
package io.github.cowriekit.report;

import org.jspecify.annotations.NullMarked;
