/** What the (invented) service Scoreboard knows about addresses. */
@NullMarked
package org.example.scoreboard;

import org.jspecify.annotations.NullMarked;
