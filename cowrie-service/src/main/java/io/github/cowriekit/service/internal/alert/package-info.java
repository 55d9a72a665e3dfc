/** What is told at once, while sessions go on. */
@NullMarked
package io.github.cowriekit.service.internal.alert;

import org.jspecify.annotations.NullMarked;
