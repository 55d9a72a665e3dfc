/** Metrics of a service, for those who have Micrometer. */
@NullMarked
package io.github.cowriekit.service.micrometer;

import org.jspecify.annotations.NullMarked;
