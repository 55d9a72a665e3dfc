/** ThreatFox of abuse.ch. */
@NullMarked
package io.github.cowriekit.enrich.internal.threatfox;

import org.jspecify.annotations.NullMarked;
