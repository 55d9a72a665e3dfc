/** Signatures and settings of webhooks. */
@NullMarked
package io.github.cowriekit.sink.internal.webhook;

import org.jspecify.annotations.NullMarked;
