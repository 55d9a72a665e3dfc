@NullMarked
package io.github.cowriekit.testkit.abuseipdb;

import org.jspecify.annotations.NullMarked;
