/** A Spring Boot application that follows the logs of a honeypot. */
@NullMarked
package org.example.watch.spring;

import org.jspecify.annotations.NullMarked;
