/** Techniques of MITRE ATT&amp;CK that a session attempted. */
@NullMarked
package io.github.cowriekit.model.assessment.technique;

import org.jspecify.annotations.NullMarked;
