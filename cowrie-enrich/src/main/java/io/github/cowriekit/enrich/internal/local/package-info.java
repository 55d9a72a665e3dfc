/** What sources share that answer from files on this machine. */
@NullMarked
package io.github.cowriekit.enrich.internal.local;

import org.jspecify.annotations.NullMarked;
