package io.github.cowriekit.model.intel;

import java.util.List;
import java.util.Map;

/**
 * What a source says about an observable: one type per kind of answer, usually a record.
 *
 * <p>Reports and analysis know a source by nothing but these methods, so the facts of your own source appear in them as
 * those of ours do. A part that the source leaves out is null or empty, never zero.
 *
 * <p>An implementation is immutable. To be read back from Session JSON and from caches it is a record with plain
 * components, and a {@link FactsKinds} names it; without one, its answers are read as {@link CustomFacts}.
 *
 * <pre>{@code
 * public record WeatherFacts(String country, long score) implements Facts {
 *     public String kind() {
 *         return "weather";
 *     }
 *
 *     public void describe(SubjectDescription description) {
 *         description.country(country);
 *     }
 *
 *     public List<FactDetail> details() {
 *         return FactDetail.list().add("Weather Score", score).toList();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface Facts {
    /**
     * Returns the name of this kind of facts in JSON, such as {@code virustotal-file}: stable, lower case, unique. It is
     * the name of the source, with a word after it where a source has several kinds.
     */
    String kind();

    /**
     * Says in the common vocabulary what these facts state about the subject; by default nothing.
     *
     * <p>Country, AS, network kind, malware family and the like in every report come from here.
     */
    default void describe(SubjectDescription description) {}

    /**
     * Returns what a reader wants to see of the facts, in the words of the source and in the order of their weight; by
     * default nothing.
     *
     * <p>Values are as the source wrote them; whoever shows them makes them safe.
     */
    default List<FactDetail> details() {
        return List.of();
    }

    /**
     * Returns further values of the answer under the names of the source; by default none.
     *
     * <p>Values are strings, booleans, numbers, lists and maps.
     */
    default Map<String, Object> extra() {
        return Map.of();
    }
}
