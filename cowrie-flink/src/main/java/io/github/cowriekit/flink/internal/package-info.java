@NullMarked
package io.github.cowriekit.flink.internal;

import org.jspecify.annotations.NullMarked;
