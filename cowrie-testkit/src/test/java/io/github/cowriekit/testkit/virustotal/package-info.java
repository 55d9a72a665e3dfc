@NullMarked
package io.github.cowriekit.testkit.virustotal;

import org.jspecify.annotations.NullMarked;
