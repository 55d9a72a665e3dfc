/** What LevelBlue OTX says. */
@NullMarked
package io.github.cowriekit.model.intel.otx;

import org.jspecify.annotations.NullMarked;
