package io.github.cowriekit.model;

/**
 * The first window size of an SSH client; later changes are not logged.
 *
 * @param width columns
 * @param height rows
 * @since 0.1.0
 */
public record TerminalSize(int width, int height) {}
