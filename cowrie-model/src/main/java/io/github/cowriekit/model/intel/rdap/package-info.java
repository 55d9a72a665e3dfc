/** What registries, asked by RDAP, say. */
@NullMarked
package io.github.cowriekit.model.intel.rdap;

import org.jspecify.annotations.NullMarked;
