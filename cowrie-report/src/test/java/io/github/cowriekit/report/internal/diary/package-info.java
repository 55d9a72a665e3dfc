@NullMarked
package io.github.cowriekit.report.internal.diary;

import org.jspecify.annotations.NullMarked;
