/** Layers for the ATT&amp;CK Navigator. */
@NullMarked
package io.github.cowriekit.report.internal.navigator;

import org.jspecify.annotations.NullMarked;
