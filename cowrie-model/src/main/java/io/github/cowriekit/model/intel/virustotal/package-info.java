/** What VirusTotal says. */
@NullMarked
package io.github.cowriekit.model.intel.virustotal;

import org.jspecify.annotations.NullMarked;
