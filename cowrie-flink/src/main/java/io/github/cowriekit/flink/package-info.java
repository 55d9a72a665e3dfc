/** Sessions out of the logs of many sensors on Apache Flink. */
@NullMarked
package io.github.cowriekit.flink;

import org.jspecify.annotations.NullMarked;
