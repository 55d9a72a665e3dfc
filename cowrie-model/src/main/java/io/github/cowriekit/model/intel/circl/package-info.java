/** What CIRCL hashlookup says. */
@NullMarked
package io.github.cowriekit.model.intel.circl;

import org.jspecify.annotations.NullMarked;
