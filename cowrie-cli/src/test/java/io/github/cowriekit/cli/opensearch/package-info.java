/** A node of OpenSearch in the test's own process. Nothing in here uses the command line, so other modules may take it over. */
@NullMarked
package io.github.cowriekit.cli.opensearch;

import org.jspecify.annotations.NullMarked;
