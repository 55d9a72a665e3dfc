@NullMarked
package io.github.cowriekit.report.html;

import org.jspecify.annotations.NullMarked;
