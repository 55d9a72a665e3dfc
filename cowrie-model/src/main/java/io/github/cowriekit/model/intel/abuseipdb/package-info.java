/** What AbuseIPDB says. */
@NullMarked
package io.github.cowriekit.model.intel.abuseipdb;

import org.jspecify.annotations.NullMarked;
