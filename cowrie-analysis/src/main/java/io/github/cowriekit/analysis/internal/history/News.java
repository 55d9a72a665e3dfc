package io.github.cowriekit.analysis.internal.history;

/**
 * Something new or rare in a session.
 *
 * @param reason name of the reason, such as {@code new-url}
 * @param observed the thing itself; may come from the attacker
 * @param share the share of the points of the reason that it gets, 0 to 1; low while the history is small, and where most
 *     sessions bring something new
 */
public record News(String reason, String observed, double share) {}
