@NullMarked
package io.github.cowriekit.report.internal.legacy;

import org.jspecify.annotations.NullMarked;
