/** What Team Cymru says. */
@NullMarked
package io.github.cowriekit.model.intel.teamcymru;

import org.jspecify.annotations.NullMarked;
