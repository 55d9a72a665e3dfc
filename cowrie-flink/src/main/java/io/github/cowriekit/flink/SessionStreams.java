package io.github.cowriekit.flink;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.ParseProblem;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes of lines; what nobody takes costs nothing.
 *
 * @param sessions each once, when its lines are complete
 * @param problems what is wrong with lines, with origin and offset
 * @param lateLines lines of sessions that were handed over before they came, see {@link CowrieFlink}
 * @since 0.1.0
 */
public record SessionStreams(
        DataStream<Session> sessions, DataStream<ParseProblem> problems, DataStream<RawLine> lateLines) {}
