/** What is known about user names and passwords. */
@NullMarked
package io.github.cowriekit.analysis.internal.credentials;

import org.jspecify.annotations.NullMarked;
