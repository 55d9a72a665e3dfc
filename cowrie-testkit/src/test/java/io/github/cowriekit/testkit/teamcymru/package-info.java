@NullMarked
package io.github.cowriekit.testkit.teamcymru;

import org.jspecify.annotations.NullMarked;
