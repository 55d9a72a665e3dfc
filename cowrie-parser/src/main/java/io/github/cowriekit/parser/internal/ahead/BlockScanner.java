package io.github.cowriekit.parser.internal.ahead;

import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.event.EventIdentity;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.json.FieldName;
import io.github.cowriekit.parser.internal.json.SliceScanner;
import io.github.cowriekit.parser.internal.json.Slices;

/**
 * Finds the keys and values of the lines of a block that are events written as Cowrie writes them; leaves out all others, which
 * are read where they are wanted. Not thread-safe.
 */
class BlockScanner {
    private final EventFields fields = new EventFields(new Slices());
    private final SliceScanner scanner = new SliceScanner(fields);

    void scan(Block block) {
        byte[] bytes = block.bytes();
        int lastNewline = ByteSearch.lastNewline(bytes, 0, block.length());
        int at = block.firstLine();
        while (at < lastNewline) {
            int stop = scanner.scanObject(bytes, at, lastNewline);
            while (stop >= 0 && (bytes[stop] == ' ' || bytes[stop] == '\t' || bytes[stop] == '\r')) {
                stop++;
            }
            if (stop >= 0 && bytes[stop] == '\n' && fields.isEvent()) {
                block.lines().add(fields, at, stop - at, EventIdentity.of(fields));
                if (fields.has(FieldName.HASSH)) {
                    // to recognise it when it comes again
                    fields.kex();
                }
                at = stop + 1;
            } else {
                at = ByteSearch.newline(bytes, at, lastNewline + 1) + 1;
            }
        }
    }
}
