/** Documents in the Elastic Common Schema. */
@NullMarked
package io.github.cowriekit.report.internal.ecs;

import org.jspecify.annotations.NullMarked;
