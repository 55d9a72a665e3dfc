/** What SANS ISC's list of research scanners says. */
@NullMarked
package io.github.cowriekit.model.intel.iscresearch;

import org.jspecify.annotations.NullMarked;
