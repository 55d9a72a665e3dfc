@NullMarked
package io.github.cowriekit.testkit.abusechfeeds;

import org.jspecify.annotations.NullMarked;
