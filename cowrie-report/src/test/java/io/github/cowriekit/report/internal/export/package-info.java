@NullMarked
package io.github.cowriekit.report.internal.export;

import org.jspecify.annotations.NullMarked;
