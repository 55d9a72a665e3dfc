/** VirusTotal v3. */
@NullMarked
package io.github.cowriekit.enrich.internal.virustotal;

import org.jspecify.annotations.NullMarked;
