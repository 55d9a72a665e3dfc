package io.github.cowriekit.parser;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a reading tells.
 *
 * @param order sessions, problems and the end, as they came in turn
 */
record Told(
        List<String> sessions,
        List<String> problems,
        List<ReadSummary> summary,
        List<Long> bytes,
        List<String> order,
        String end) {
    static Told of(CowrieLog log) {
        Told told = new Told(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), "");
        long[] bytes = new long[2];
        CowrieLog ended = log.onEnd(summary -> {
            told.summary.add(summary);
            told.order.add("end");
        });
        CowrieLog listened = ended.onProgress(progress -> {
            bytes[0] = progress.bytesRead();
            bytes[1] = progress.bytesTotal();
        });
        CowrieLog heard = listened.onProblem(problem -> {
            told.problems.add(problem.toString());
            told.order.add("problem");
        });
        String end = "";
        try (Stream<Session> sessions = heard.sessions()) {
            // as text, which shows the order of maps as well
            sessions.forEach(session -> {
                told.sessions.add(session.toString());
                told.order.add("session");
            });
        } catch (LogParseException e) {
            end = String.valueOf(e.getMessage());
            // what was read ahead by then is no part of the log
            Arrays.fill(bytes, 0);
        }
        told.bytes.addAll(List.of(bytes[0], bytes[1]));
        return new Told(told.sessions, told.problems, told.summary, told.bytes, told.order, end);
    }

    static List<String> events(CowrieLog log) {
        List<String> events = new ArrayList<>();
        try (Stream<CowrieEvent> stream =
                log.onProblem(problem -> events.add(problem.toString())).events()) {
            stream.forEach(event -> events.add(event.toString()));
        } catch (LogParseException e) {
            events.add(String.valueOf(e.getMessage()));
        }
        return events;
    }
}
