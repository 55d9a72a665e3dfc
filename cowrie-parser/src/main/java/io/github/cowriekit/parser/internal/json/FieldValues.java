package io.github.cowriekit.parser.internal.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of one JSON object, reused for the next; reading a value marks its key as used.
 *
 * <p>A value of an unexpected shape reads as absent and stays among the {@link #rest}, so that nothing is lost.
 *
 * <p>Extends the places, and is extended by the fields of an event, since each value of each line is read through all three
 * (ADR 35).
 */
class FieldValues extends FieldPlaces {
    private static final byte HEADER = 1;
    private static final byte BODY = 2;
    /** One less than the most digits of an int. */
    private static final int MAX_INTEGER_DIGITS = 10;

    private final Slices slices;
    private @Nullable String[] names = new String[FIRST_SIZE];
    private long[] namePlaces = new long[FIRST_SIZE];
    private @Nullable Object[] values = new Object[FIRST_SIZE];
    private int madeValues;
    private byte mark = HEADER;

    FieldValues(Slices slices) {
        this.slices = slices;
    }

    @Override
    void clear(byte[] nextLine) {
        super.clear(nextLine);
        if (madeValues > 0) {
            Arrays.fill(values, 0, madeValues, null);
            madeValues = 0;
        }
        mark = HEADER;
    }

    @Override
    void grow() {
        super.grow();
        names = Arrays.copyOf(names, size() * 2);
        namePlaces = Arrays.copyOf(namePlaces, size() * 2);
        values = Arrays.copyOf(values, size() * 2);
    }

    public final void add(String name, Object value) {
        int i = append(FieldName.of(name).index(), Slices.NONE);
        names[i] = name;
        keep(i, value);
    }

    /** Sets the name of the last key, which is none of the known ones. */
    final void nameLast(int from, int length) {
        names[size() - 1] = slices.repeated(bytes(), from, length);
        namePlaces[size() - 1] = place(from, length);
    }

    /** Returns where the name of a key of the line begins that is none of the known ones. */
    final int nameStart(int i) {
        return (int) (namePlaces[i] >>> Integer.SIZE);
    }

    final int nameLength(int i) {
        return (int) namePlaces[i];
    }

    /** Returns a value without marking its key. */
    @Nullable
    public final Object peek(FieldName key) {
        int i = place(key);
        return i < 0 ? null : value(i);
    }

    /** Returns a scalar as text. */
    @Nullable
    public final String text(FieldName key) {
        int i = place(key);
        if (i < 0) {
            return null;
        }
        Object value = value(i);
        if (value instanceof String text) {
            setUsed(i, mark);
            return text;
        }
        if (value instanceof Number || value instanceof Boolean) {
            setUsed(i, mark);
            return value.toString();
        }
        return null;
    }

    /** Returns a scalar as text; an empty one reads as absent. */
    @Nullable
    public final String filled(FieldName key) {
        String text = text(key);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Returns a whole number, also one that is written as text. */
    @Nullable
    public final Long number(FieldName key) {
        int i = place(key);
        if (i < 0) {
            return null;
        }
        BigDecimal decimal = LoggedNumbers.decimal(value(i));
        if (decimal == null) {
            return null;
        }
        try {
            long number = decimal.longValueExact();
            setUsed(i, mark);
            return number;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    @Nullable
    public final Integer smallNumber(FieldName key) {
        int i = place(key);
        if (i >= 0 && kind(i) == Slices.INTEGER && length(i) < MAX_INTEGER_DIGITS) {
            setUsed(i, mark);
            return (int) Slices.integer(bytes(), start(i), length(i));
        }
        Long number = i < 0 ? null : number(key);
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            setUsed(i, UNUSED);
            return null;
        }
        return number.intValue();
    }

    @Nullable
    public final Boolean flag(FieldName key) {
        int i = place(key);
        Object value = i < 0 ? null : value(i);
        // some exports make text of everything
        Boolean flag = value instanceof Boolean known
                ? known
                : "true".equals(value) ? Boolean.TRUE : "false".equals(value) ? Boolean.FALSE : null;
        if (flag != null) {
            setUsed(i, mark);
        }
        return flag;
    }

    /** Marks a key as used, so that it is not among the rest. */
    public final void drop(FieldName key) {
        int i = place(key);
        if (i >= 0) {
            setUsed(i, mark);
        }
    }

    /** Marks keys that are read from now on as those of the event itself, not of its header. */
    public final void beginBody() {
        mark = BODY;
    }

    /** Puts the keys read since {@link #beginBody} back among the rest. */
    public final void forgetBody() {
        for (int i = 0; i < size(); i++) {
            if (used(i) == BODY) {
                setUsed(i, UNUSED);
            }
        }
    }

    /** Returns the unused keys and their values, in order. */
    public final Map<String, Object> rest() {
        Map<String, Object> rest = null;
        for (int i = 0; i < size(); i++) {
            if (used(i) == UNUSED) {
                rest = rest == null ? new LinkedHashMap<>() : rest;
                rest.put(nameOf(i), value(i));
            }
        }
        return rest == null ? Map.of() : rest;
    }

    /** Returns the values of the keys that are none of the known ones, used or not. */
    public final Map<String, Object> others() {
        Map<String, Object> others = null;
        for (int i = 0; i < size(); i++) {
            if (key(i) == FieldName.OTHER) {
                others = others == null ? new LinkedHashMap<>() : others;
                others.put(nameOf(i), value(i));
            }
        }
        return others == null ? Map.of() : others;
    }

    private String nameOf(int i) {
        FieldName key = key(i);
        return key == FieldName.OTHER ? Objects.requireNonNull(names[i]) : key.text();
    }

    final Object value(int i) {
        Object value = values[i];
        if (value == null) {
            boolean repeated = kind(i) == Slices.PLAIN && key(i).isRepeated();
            value = slices.value(bytes(), start(i), length(i), repeated ? Slices.REPEATED : kind(i));
            keep(i, value);
        }
        return value;
    }

    private void keep(int i, Object value) {
        values[i] = value;
        madeValues = Math.max(madeValues, i + 1);
    }

    final Slices slices() {
        return slices;
    }
}
