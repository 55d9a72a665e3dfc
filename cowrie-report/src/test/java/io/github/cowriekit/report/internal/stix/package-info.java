@NullMarked
package io.github.cowriekit.report.internal.stix;

import org.jspecify.annotations.NullMarked;
