/** A daemon that follows the logs of a honeypot. */
@NullMarked
package org.example.watch.daemon;

import org.jspecify.annotations.NullMarked;
