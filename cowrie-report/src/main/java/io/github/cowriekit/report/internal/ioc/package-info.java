/** The plain list of indicators. */
@NullMarked
package io.github.cowriekit.report.internal.ioc;

import org.jspecify.annotations.NullMarked;
