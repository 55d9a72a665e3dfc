/** Requests to receivers: bounded in time and size, without redirects. */
@NullMarked
package io.github.cowriekit.sink.internal.http;

import org.jspecify.annotations.NullMarked;
