package io.github.cowriekit.enrich.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of many megabytes record by record, so that no more than one is held here.
 *
 * <p>A record is flat: texts, numbers, booleans and lists of them; anything deeper is left out.
 */
public final class Lists {
    private static final int MOST_RECORDS = 2_000_000;
    private static final int MOST_FIELDS = 100;
    private static final int MOST_ELEMENTS = 1_000;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .maxStringLength(100_000)
            .build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private static final CsvFactory CSV = CsvFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(CsvParser.Feature.ALLOW_COMMENTS)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final BiConsumer<@Nullable String, AnswerFields> each;
    private int records;

    private Lists(BiConsumer<@Nullable String, AnswerFields> each) {
        this.each = each;
    }

    /**
     * Reads the objects of a JSON list, or of an object whose members are objects or lists of them.
     *
     * @param list UTF-8; closed by the caller
     * @param each takes the name of the member, null in a list, and the object
     * @throws InvalidAnswerException if it is something else, cut off or larger than any such list
     * @throws IOException if it cannot be read
     */
    public static void json(InputStream list, BiConsumer<@Nullable String, AnswerFields> each) throws IOException {
        try (JsonParser parser = JSON.createParser(list)) {
            new Lists(each).document(parser);
        } catch (JsonProcessingException notJson) {
            // its message quotes the body, which must not travel
            throw new InvalidAnswerException("the list is no JSON or cut off");
        }
    }

    /**
     * Reads the objects of a JSON list.
     *
     * @param list UTF-8; closed by the caller
     * @param each takes each object
     * @throws InvalidAnswerException if it is something else, cut off or larger than any such list
     * @throws IOException if it cannot be read
     */
    public static void jsonList(InputStream list, Consumer<AnswerFields> each) throws IOException {
        try (JsonParser parser = JSON.createParser(list)) {
            Lists lists = new Lists((name, object) -> each.accept(object));
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new InvalidAnswerException("the answer is no list");
            }
            lists.elements(parser, null);
            requireEnd(parser);
        } catch (JsonProcessingException notJson) {
            throw new InvalidAnswerException("the list is no JSON or cut off");
        }
    }

    /**
     * Reads the rows of a CSV file; lines that start with {@code #} are comments, more columns than named are left out.
     *
     * @param list UTF-8; closed by the caller
     * @param columns names of the first columns
     * @param each takes each row
     * @throws InvalidAnswerException if a row has fewer columns, or it is larger than any such list
     * @throws IOException if it cannot be read
     */
    public static void csv(InputStream list, List<String> columns, BiConsumer<@Nullable String, AnswerFields> each)
            throws IOException {
        try (CsvParser parser = CSV.createParser(list)) {
            parser.setSchema(CsvSchema.emptySchema());
            new Lists(each).rows(parser, columns);
        } catch (JsonProcessingException notCsv) {
            throw new InvalidAnswerException("the list is no CSV or cut off");
        }
    }

    private void document(JsonParser parser) throws IOException {
        JsonToken start = parser.nextToken();
        if (start == JsonToken.START_ARRAY) {
            elements(parser, null);
        } else if (start == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken member = parser.nextToken();
                if (member == JsonToken.START_ARRAY) {
                    elements(parser, name);
                } else if (member == JsonToken.START_OBJECT) {
                    accept(name, object(parser));
                }
            }
        } else {
            throw new InvalidAnswerException("the answer is no list");
        }
        requireEnd(parser);
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new InvalidAnswerException("the list has something behind it");
        }
    }

    private void elements(JsonParser parser, @Nullable String name) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                accept(name, object(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private void rows(CsvParser parser, List<String> columns) throws IOException {
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            int column = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (column < columns.size()) {
                    row.put(columns.get(column), parser.getText());
                }
                column++;
            }
            if (column < columns.size()) {
                throw new InvalidAnswerException("a row of the list has " + column + " columns");
            }
            accept(null, row);
        }
    }

    private void accept(@Nullable String name, ObjectNode object) {
        records++;
        if (records > MOST_RECORDS) {
            throw new InvalidAnswerException("the list has more than " + MOST_RECORDS + " records");
        }
        each.accept(name, new JsonFields(object));
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (object.size() >= MOST_FIELDS) {
                parser.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                object.set(name, texts(parser));
            } else if (value == JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                object.put(name, parser.getText());
            }
        }
        return object;
    }

    private static ArrayNode texts(JsonParser parser) throws IOException {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
                if (texts.size() < MOST_ELEMENTS) {
                    texts.add(parser.getText());
                }
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }
}
