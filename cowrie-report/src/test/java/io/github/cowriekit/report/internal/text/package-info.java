@NullMarked
package io.github.cowriekit.report.internal.text;

import org.jspecify.annotations.NullMarked;
