package io.github.cowriekit.parser.internal.state;

import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes values and records of the model so that {@link StateInput} reads equal ones.
 *
 * <p>The first record of a type is preceded by the names of its components, so that a reader whose record has gained or
 * lost one can still read it. Strings keep every character, lone surrogates included.
 */
public final class StateOutput {
    private final DataOutputStream out;
    private final Map<Class<?>, RecordComponent[]> types = new LinkedHashMap<>();

    /** What follows in the stream. */
    enum Tag {
        NULL('0'),
        TRUE('t'),
        FALSE('f'),
        INTEGER('i'),
        LONG('l'),
        BIG_INTEGER('b'),
        DECIMAL('d'),
        LATIN1('s'),
        UTF16('u'),
        INSTANT('@'),
        DURATION('-'),
        LIST('['),
        SET('('),
        MAP('{'),
        ENUM('e'),
        RECORD('r'),
        BYTES('x');

        private static final Tag[] ALL = values();

        private final char code;

        Tag(char code) {
            this.code = code;
        }

        static Tag of(byte code) throws IOException {
            for (Tag tag : ALL) {
                if (tag.code == code) {
                    return tag;
                }
            }
            throw new IOException("an unknown kind of value");
        }
    }

    public StateOutput(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    public void number(long number) throws IOException {
        out.writeLong(number);
    }

    public void flag(boolean flag) throws IOException {
        out.writeBoolean(flag);
    }

    /** Writes null, a string, number, time, enum constant, byte array, collection, map or record of the model. */
    public void value(@Nullable Object value) throws IOException {
        if (value == null) {
            tag(Tag.NULL);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Boolean flag) {
            tag(flag ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Number number) {
            numeric(number);
        } else if (value instanceof Instant time) {
            tag(Tag.INSTANT);
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
        } else if (value instanceof Duration duration) {
            tag(Tag.DURATION);
            out.writeLong(duration.getSeconds());
            out.writeInt(duration.getNano());
        } else if (value instanceof Collection<?> collection) {
            tag(value instanceof Set ? Tag.SET : Tag.LIST);
            out.writeInt(collection.size());
            for (Object element : collection) {
                value(element);
            }
        } else if (value instanceof Map<?, ?> map) {
            tag(Tag.MAP);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                value(entry.getKey());
                value(entry.getValue());
            }
        } else if (value instanceof Enum<?> constant) {
            tag(Tag.ENUM);
            out.writeUTF(constant.getDeclaringClass().getSimpleName());
            out.writeUTF(constant.name());
        } else if (value instanceof byte[] bytes) {
            tag(Tag.BYTES);
            bytes(bytes);
        } else if (value instanceof Record part) {
            part(part);
        } else {
            throw new IllegalArgumentException("cannot be stored: " + value.getClass());
        }
    }

    public void flush() throws IOException {
        out.flush();
    }

    private void tag(Tag tag) throws IOException {
        out.writeByte(tag.code);
    }

    private void numeric(Number number) throws IOException {
        if (number instanceof Integer) {
            tag(Tag.INTEGER);
            out.writeInt(number.intValue());
        } else if (number instanceof Long) {
            tag(Tag.LONG);
            out.writeLong(number.longValue());
        } else if (number instanceof BigDecimal decimal) {
            tag(Tag.DECIMAL);
            out.writeInt(decimal.scale());
            bytes(decimal.unscaledValue().toByteArray());
        } else if (number instanceof BigInteger integer) {
            tag(Tag.BIG_INTEGER);
            bytes(integer.toByteArray());
        } else {
            throw new IllegalArgumentException("cannot be stored: " + number.getClass());
        }
    }

    private void text(String text) throws IOException {
        if (MemoryBudget.isLatin1(text)) {
            tag(Tag.LATIN1);
            bytes(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            // an encoder would replace lone surrogates, which stand for bytes that were not UTF-8
            ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
            bytes.asCharBuffer().put(text);
            tag(Tag.UTF16);
            bytes(bytes.array());
        }
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void part(Record part) throws IOException {
        tag(Tag.RECORD);
        RecordComponent[] components = types.get(part.getClass());
        out.writeUTF(part.getClass().getSimpleName());
        if (components == null) {
            components = part.getClass().getRecordComponents();
            types.put(part.getClass(), components);
            out.writeInt(components.length);
            for (RecordComponent component : components) {
                out.writeUTF(component.getName());
            }
        }
        for (RecordComponent component : components) {
            try {
                value(component.getAccessor().invoke(part));
            } catch (ReflectiveOperationException e) {
                throw new IOException("cannot read " + component, e);
            }
        }
    }
}
