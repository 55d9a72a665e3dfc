@NullMarked
package io.github.cowriekit.report.diary;

import org.jspecify.annotations.NullMarked;
