@NullMarked
package org.example.scoreboard;

import org.jspecify.annotations.NullMarked;
