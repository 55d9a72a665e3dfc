package io.github.cowriekit.sink.internal.outbox;

/**
 * Why a message is not sent any more.
 *
 * @param isExpired whether its receiver could not be reached for too long; otherwise it refused the message
 */
public record Dead(Waiting waiting, String reason, boolean isExpired) {}
