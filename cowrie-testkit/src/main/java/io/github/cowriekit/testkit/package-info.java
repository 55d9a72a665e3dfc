/**
 * What tests and demonstrations of enrichment need: no network, no keys, no waiting.
 *
 * <p>The fakes and the clock need neither JUnit nor AssertJ; the contract test needs both.
 */
@NullMarked
package io.github.cowriekit.testkit;

import org.jspecify.annotations.NullMarked;
