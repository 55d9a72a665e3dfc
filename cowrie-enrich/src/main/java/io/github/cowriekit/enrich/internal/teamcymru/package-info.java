/** The routes of Team Cymru. */
@NullMarked
package io.github.cowriekit.enrich.internal.teamcymru;

import org.jspecify.annotations.NullMarked;
