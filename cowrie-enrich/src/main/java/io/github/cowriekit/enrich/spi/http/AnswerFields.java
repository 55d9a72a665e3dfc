package io.github.cowriekit.enrich.spi.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in an answer, read leniently: services send a number today and a string tomorrow.
 *
 * <p>What is missing, null, blank or of a shape that cannot be read as asked for is absent: null, or an empty list, map
 * or object. Nothing here throws. Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface AnswerFields {
    /** Returns whether there is no field at all; true for an object that is absent. */
    boolean isEmpty();

    /** Returns whether the field is there with a value other than null. */
    boolean has(String name);

    /** Returns whether the field holds an object or a list. */
    boolean hasContainer(String name);

    /** Returns a string, number or boolean as text. */
    @Nullable
    String text(String name);

    /** Returns a number, or a string that is one; a fraction is rounded. */
    @Nullable
    Long number(String name);

    /** Returns a number, or a string that is one. */
    @Nullable
    Double decimal(String name);

    /** Returns a boolean, also from {@code "true"}, {@code "0"} and the like. */
    @Nullable
    Boolean flag(String name);

    /** Returns the texts of a list in its order; a single text is a list of one. */
    List<String> texts(String name);

    /** Returns the distinct texts of a list, sorted: for tags, which services order at random. */
    List<String> tags(String name);

    /** Returns the ports of a list, distinct and sorted; a single port is a list of one, what is no port is left out. */
    List<Integer> ports(String name);

    /** Returns a time given in seconds since 1970; 0 is how services spell "unknown". */
    @Nullable
    Instant unixTime(String name);

    /** Returns a time given as text; UTC where it names no zone, midnight where it is a date. */
    @Nullable
    Instant time(String name);

    /** Returns a date, also the UTC date of a time. */
    @Nullable
    LocalDate date(String name);

    /** Returns the object in a field, an empty one if there is none; of a list its first object. */
    AnswerFields object(String name);

    /** Returns the objects of a list in its order; a single object is a list of one. */
    List<AnswerFields> objects(String name);

    /** Returns the lists of a list in its order, each as an object whose fields are named by their place, from 0. */
    List<AnswerFields> rows(String name);

    /** Returns the lists among the fields in their order, each as an object whose fields are named by their place. */
    List<AnswerFields> rows();

    /** Returns the texts of an object by name, sorted by name. */
    Map<String, String> textsByName(String name);

    /** Returns the members of an object by name, sorted by name; a member that is no object is an empty one. */
    Map<String, AnswerFields> objectsByName(String name);

    /**
     * Returns the named fields in this order as the source wrote them: strings, booleans, longs, big integers, big decimals,
     * lists and maps. What is missing, null or empty is left out at any depth.
     *
     * @return a map of the caller's own
     */
    Map<String, Object> plain(String... names);
}
