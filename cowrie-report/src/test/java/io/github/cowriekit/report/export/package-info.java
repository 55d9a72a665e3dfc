@NullMarked
package io.github.cowriekit.report.export;

import org.jspecify.annotations.NullMarked;
