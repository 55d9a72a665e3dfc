/** Both examples, with a log that is written and rotated meanwhile. */
@NullMarked
package org.example.watch;

import org.jspecify.annotations.NullMarked;
