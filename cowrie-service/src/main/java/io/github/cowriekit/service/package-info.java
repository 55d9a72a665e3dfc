/** Following logs as a service. */
@NullMarked
package io.github.cowriekit.service;

import org.jspecify.annotations.NullMarked;
