@NullMarked
package io.github.cowriekit.testkit.firehol;

import org.jspecify.annotations.NullMarked;
