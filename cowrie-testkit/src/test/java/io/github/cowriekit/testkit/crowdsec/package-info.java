@NullMarked
package io.github.cowriekit.testkit.crowdsec;

import org.jspecify.annotations.NullMarked;
