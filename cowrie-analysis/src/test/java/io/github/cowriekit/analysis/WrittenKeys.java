package io.github.cowriekit.analysis;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.KeyStroke.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Keys of recordings that nobody made, sent in different manners: {@code blocks}, whole lines; {@code typed}, key by key with
 * the intervals of people, which vary much and have a long tail; {@code edited}, the same with a wrong letter and a backspace
 * in each third line; {@code replayed}, key by key after random sleeps between two bounds; {@code instant}, key by key
 * without sleeps.
 */
final class WrittenKeys {
    private final Random random = new Random(7);
    private final List<KeyStroke> keys = new ArrayList<>();
    private final String manner;
    private final String end;

    private WrittenKeys(String manner, String end) {
        this.manner = manner;
        this.end = end;
    }

    static List<KeyStroke> of(List<Command> commands, Instant start, String manner, String end) {
        WrittenKeys written = new WrittenKeys(manner, end);
        int number = 0;
        for (Command command : commands) {
            written.line(command.input(), command.at() == null ? start : command.at(), number++);
        }
        return written.keys;
    }

    private void line(String line, Instant enter, int number) {
        if (manner.equals("blocks")) {
            keys.add(new KeyStroke(enter, Kind.TEXT, line, true));
            keys.add(new KeyStroke(enter, Kind.ENTER, end, true));
            return;
        }
        List<KeyStroke> typed = new ArrayList<>();
        long before = 0;
        boolean slips = manner.equals("edited") && number % 3 == 1;
        for (int i = line.length() - 1; i >= 0; i--) {
            before += sleep();
            typed.add(0, new KeyStroke(enter.minusMillis(before), Kind.TEXT, line.substring(i, i + 1), false));
            if (slips && i == line.length() / 2) {
                before += sleep();
                typed.add(0, new KeyStroke(enter.minusMillis(before), Kind.BACKSPACE, "\u007f", false));
                before += sleep();
                typed.add(0, new KeyStroke(enter.minusMillis(before), Kind.TEXT, "q", false));
            }
        }
        keys.addAll(typed);
        keys.add(new KeyStroke(enter, Kind.ENTER, end, false));
    }

    private long sleep() {
        return switch (manner) {
            case "instant" -> 1;
            case "replayed" -> 80 + random.nextInt(200);
            default -> Math.round(Math.min(1900, 190 * Math.exp(0.65 * random.nextGaussian())));
        };
    }
}
