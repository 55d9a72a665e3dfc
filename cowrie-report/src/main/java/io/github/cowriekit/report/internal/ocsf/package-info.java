/** Events of the Open Cybersecurity Schema Framework. */
@NullMarked
package io.github.cowriekit.report.internal.ocsf;

import org.jspecify.annotations.NullMarked;
