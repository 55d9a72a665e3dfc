package io.github.cowriekit.store.internal.query;

/**
 * A session as the database has it.
 *
 * @param key its key
 * @param address number of its source address, 0 if it has none
 * @param body numbers of its subjects and everything else
 */
@SuppressWarnings("ArrayRecordComponent")
record Row(long key, long address, byte[] body) {}
