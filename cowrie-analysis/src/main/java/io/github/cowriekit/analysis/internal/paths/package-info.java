/** Which files a session made and which paths its commands name, without executing or expanding anything. */
@NullMarked
package io.github.cowriekit.analysis.internal.paths;

import org.jspecify.annotations.NullMarked;
