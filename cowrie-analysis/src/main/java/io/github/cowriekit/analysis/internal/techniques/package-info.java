/** What a session did, in the words of ATT&amp;CK. */
@NullMarked
package io.github.cowriekit.analysis.internal.techniques;

import org.jspecify.annotations.NullMarked;
