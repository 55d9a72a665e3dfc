/** The configuration file of a service. */
@NullMarked
package io.github.cowriekit.service.internal.config;

import org.jspecify.annotations.NullMarked;
