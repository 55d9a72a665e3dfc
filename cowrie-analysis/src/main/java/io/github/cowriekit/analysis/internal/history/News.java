package io.github.cowriekit.analysis.internal.history;

/**
 * Something that is new or rare about a session.
 *
 * @param reason name of the reason, such as {@code new-url}
 * @param observed the thing itself; may be written by an attacker
 * @param share of the points of the reason that it is worth, 0 to 1: little while the history has seen little, and little
 *     where everybody brings something new
 */
public record News(String reason, String observed, double share) {}
