/** The script behind a session, and the campaign it belongs to. */
@NullMarked
package io.github.cowriekit.analysis.internal.playbook;

import org.jspecify.annotations.NullMarked;
