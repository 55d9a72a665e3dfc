/** What the exports for other systems have in common. */
@NullMarked
package io.github.cowriekit.report.internal.export;

import org.jspecify.annotations.NullMarked;
