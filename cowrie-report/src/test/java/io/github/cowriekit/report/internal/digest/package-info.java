@NullMarked
package io.github.cowriekit.report.internal.digest;

import org.jspecify.annotations.NullMarked;
