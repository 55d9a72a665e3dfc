/** The check of AbuseIPDB. */
@NullMarked
package io.github.cowriekit.enrich.internal.abuseipdb;

import org.jspecify.annotations.NullMarked;
