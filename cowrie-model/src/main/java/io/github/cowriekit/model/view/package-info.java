/** One view of what all sources say about a subject, with who said it and when. */
@NullMarked
package io.github.cowriekit.model.view;

import org.jspecify.annotations.NullMarked;
