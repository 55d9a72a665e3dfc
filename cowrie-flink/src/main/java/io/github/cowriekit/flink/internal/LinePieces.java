package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.model.event.CowrieEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a line with several events into one piece for each, so that a session keeps its own and not those of all others: at its
 * line feeds if it has any, else at the JSON objects in it, at those in an envelope as well.
 *
 * <p>A cut counts only if the pieces, each parsed by itself, have the very events of the whole; what cannot be cut so, such as an
 * envelope that lends its time to the events, stays one piece.
 */
final class LinePieces {
    /** Objects in each other that are looked into; the parser looks no deeper. */
    private static final int MAX_DEPTH = 12;

    private final RawLine whole;
    private final byte[] line;
    private final List<Piece> pieces = new ArrayList<>();

    private LinePieces(RawLine whole) {
        this.whole = whole;
        this.line = whole.bytes();
    }

    /** A part of a line, at the place of the whole, and its events, mostly one. */
    record Piece(RawLine line, List<CowrieEvent> events) {}

    /** Where a part begins and ends, and what the parser finds in it. */
    private record Part(int from, int to, List<CowrieEvent> events) {}

    /**
     * Returns the pieces of a line in the order of its events.
     *
     * @param events all events of the line
     */
    static List<Piece> of(RawLine line, List<CowrieEvent> events) {
        LinePieces cut = new LinePieces(line);
        cut.cut(new Part(0, cut.line.length, events), 0);
        return cut.pieces;
    }

    private void cut(Part part, int depth) {
        List<Part> parts = part.events.size() < 2 || depth > MAX_DEPTH ? List.of() : parts(part);
        if (parts.isEmpty()) {
            byte[] bytes = Arrays.copyOfRange(line, part.from, part.to);
            pieces.add(new Piece(RawLine.of(bytes, whole.origin(), whole.offset()), part.events));
        } else {
            parts.forEach(smaller -> cut(smaller, depth + 1));
        }
    }

    /** Returns smaller parts that have the events of one, none if there are no such. */
    private List<Part> parts(Part of) {
        List<Part> lines = parsed(lines(of.from, of.to));
        if (haveEventsOf(of, lines)) {
            return lines;
        }
        List<Part> objects = parsed(objects(of.from, of.to));
        if (haveEventsOf(of, objects)) {
            return objects;
        }
        // the parser turns events that come newest first
        Collections.reverse(objects);
        return haveEventsOf(of, objects) ? objects : List.of();
    }

    private List<Part> parsed(List<Part> parts) {
        List<Part> parsed = new ArrayList<>();
        if (parts.size() > 1) {
            for (Part part : parts) {
                if (!hasObject(part)) {
                    continue;
                }
                List<CowrieEvent> events =
                        LineParser.parse(line, part.from, part.to - part.from).events();
                if (!events.isEmpty()) {
                    parsed.add(new Part(part.from, part.to, events));
                }
            }
        }
        return parsed;
    }

    /** Most lines of an export that is written with indents have none, and parsing is not cheap. */
    private boolean hasObject(Part part) {
        for (int i = part.from; i < part.to; i++) {
            if (line[i] == '{') {
                return true;
            }
        }
        return false;
    }

    private static boolean haveEventsOf(Part of, List<Part> parts) {
        List<CowrieEvent> events = new ArrayList<>();
        parts.forEach(part -> events.addAll(part.events));
        return events.equals(of.events);
    }

    private List<Part> lines(int from, int to) {
        List<Part> lines = new ArrayList<>();
        int begin = from;
        for (int i = from; i < to; i++) {
            if (line[i] == '\n') {
                lines.add(new Part(begin, i, List.of()));
                begin = i + 1;
            }
        }
        lines.add(new Part(begin, to, List.of()));
        return lines;
    }

    /** Returns the outermost objects; of a single one those in it, and so on. */
    private List<Part> objects(int from, int to) {
        List<Part> objects = outermost(from, to);
        for (int depth = 0; objects.size() == 1 && depth < MAX_DEPTH; depth++) {
            Part single = objects.get(0);
            objects = outermost(single.from + 1, single.to - 1);
        }
        return objects;
    }

    private List<Part> outermost(int from, int to) {
        List<Part> objects = new ArrayList<>();
        boolean inText = false;
        int depth = 0;
        int begin = from;
        for (int i = from; i < to; i++) {
            byte next = line[i];
            if (next == '"') {
                inText = !inText;
            } else if (inText) {
                i += next == '\\' ? 1 : 0;
            } else if (next == '{') {
                begin = depth == 0 ? i : begin;
                depth++;
            } else if (next == '}' && depth > 0) {
                depth--;
                if (depth == 0) {
                    objects.add(new Part(begin, i + 1, List.of()));
                }
            }
        }
        return objects;
    }
}
