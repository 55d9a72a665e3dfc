@NullMarked
package io.github.cowriekit.report.legacy;

import org.jspecify.annotations.NullMarked;
