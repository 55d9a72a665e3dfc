/** Documents and the bulk API of OpenSearch and Elasticsearch. */
@NullMarked
package io.github.cowriekit.sink.internal.opensearch;

import org.jspecify.annotations.NullMarked;
