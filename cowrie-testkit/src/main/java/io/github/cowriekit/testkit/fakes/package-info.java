/** One fake per service: answers that the service documents, over HTTP or DNS on the loopback interface. */
@NullMarked
package io.github.cowriekit.testkit.fakes;

import org.jspecify.annotations.NullMarked;
