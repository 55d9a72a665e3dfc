@NullMarked
package io.github.cowriekit.testkit.threatfox;

import org.jspecify.annotations.NullMarked;
