@NullMarked
package io.github.cowriekit.testkit.otx;

import org.jspecify.annotations.NullMarked;
