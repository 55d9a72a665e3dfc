package io.github.cowriekit.parser.internal.state;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Incomplete;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.parser.internal.state.StateOutput.Tag;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateOutput} wrote; makes records and enum constants of the model only. */
public final class StateInput {
    private static final Map<String, Class<? extends Record>> RECORDS = Stream.of(
                    Session.class,
                    Endpoint.class,
                    Client.class,
                    KeyExchange.class,
                    TerminalSize.class,
                    EnvironmentVariable.class,
                    Login.class,
                    PublicKey.class,
                    Command.class,
                    Download.class,
                    Upload.class,
                    Forward.class,
                    Recording.class,
                    Notice.class,
                    EventHeader.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    static {
        for (Class<?> event : CowrieEvent.class.getPermittedSubclasses()) {
            RECORDS.put(event.getSimpleName(), event.asSubclass(Record.class));
        }
    }

    private static final Map<String, Enum<?>> CONSTANTS = Stream.<Enum<?>[]>of(
                    SessionEnd.values(), Incomplete.values(), FileOrigin.values())
            .flatMap(Arrays::stream)
            .collect(Collectors.toMap(
                    constant -> constant.getDeclaringClass().getSimpleName() + "." + constant.name(),
                    Function.identity()));

    /** Values within values: more than the JSON of a line may nest, and the few around it. */
    private static final int MAX_DEPTH = 300;
    /** Times farther away are not those of a log, and would overflow. */
    private static final long FARTHEST_SECOND = 1L << 41;

    private final DataInputStream in;
    private int depth;
    private final Map<String, List<String>> types = new HashMap<>();

    public StateInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    public long number() throws IOException {
        return in.readLong();
    }

    public boolean flag() throws IOException {
        return in.readBoolean();
    }

    /** Returns a value of a type, null if null was written. */
    public <T> @Nullable T value(Class<T> type) throws IOException {
        Object value = value();
        if (value != null && !type.isInstance(value)) {
            throw new IOException("a value of another type than " + type.getSimpleName());
        }
        return value == null ? null : type.cast(value);
    }

    /** Returns a value that must be there. */
    public <T> T required(Class<T> type) throws IOException {
        T value = value(type);
        if (value == null) {
            throw new IOException("a value is missing: " + type.getSimpleName());
        }
        return value;
    }

    public <T> List<T> list(Class<T> type) throws IOException {
        List<T> list = new ArrayList<>();
        for (Object element : required(Collection.class)) {
            if (!type.isInstance(element)) {
                throw new IOException("an element of another type than " + type.getSimpleName());
            }
            list.add(type.cast(element));
        }
        return list;
    }

    /** Returns a time within the supported range, null if null was written. */
    public @Nullable Instant time() throws IOException {
        Instant time = value(Instant.class);
        if (time != null && Math.abs(time.getEpochSecond()) > FARTHEST_SECOND) {
            throw new IOException("a time out of all bounds");
        }
        return time;
    }

    private @Nullable Object value() throws IOException {
        if (++depth > MAX_DEPTH) {
            throw new IOException("values nested too deeply");
        }
        Object value = tagged();
        depth--;
        return value;
    }

    private @Nullable Object tagged() throws IOException {
        return switch (Tag.of(in.readByte())) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case BIG_INTEGER -> new BigInteger(bytes());
            case DECIMAL -> decimal();
            case LATIN1 -> new String(bytes(), StandardCharsets.ISO_8859_1);
            case UTF16 -> ByteBuffer.wrap(bytes()).asCharBuffer().toString();
            case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
            case LIST -> fill(new ArrayList<>());
            case SET -> fill(new LinkedHashSet<>());
            case MAP -> map();
            case ENUM -> constant(in.readUTF() + "." + in.readUTF());
            case RECORD -> part(in.readUTF());
            case BYTES -> bytes();
        };
    }

    private BigDecimal decimal() throws IOException {
        int scale = in.readInt();
        return new BigDecimal(new BigInteger(bytes()), scale);
    }

    private byte[] bytes() throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("cut off");
        }
        return bytes;
    }

    private Collection<Object> fill(Collection<Object> collection) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            collection.add(Objects.requireNonNull(value()));
        }
        return collection;
    }

    private Map<Object, Object> map() throws IOException {
        Map<Object, Object> map = new LinkedHashMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Object key = Objects.requireNonNull(value());
            map.put(key, Objects.requireNonNull(value()));
        }
        return map;
    }

    private static Enum<?> constant(String name) throws IOException {
        Enum<?> constant = CONSTANTS.get(name);
        if (constant == null) {
            throw new IOException("an unknown constant");
        }
        return constant;
    }

    private Record part(String name) throws IOException {
        Class<? extends Record> type = RECORDS.get(name);
        if (type == null) {
            throw new IOException("an unknown record");
        }
        List<String> written = types.get(name);
        if (written == null) {
            written = new ArrayList<>();
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                written.add(in.readUTF());
            }
            types.put(name, written);
        }
        Map<String, Object> values = new HashMap<>();
        for (String component : written) {
            Object value = value();
            if (value != null) {
                values.put(component, value);
            }
        }
        if (type == Command.class) {
            // those of an older library were all logged like this
            values.putIfAbsent("loggedAs", Command.INPUT);
        }
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            checkElements(component, values.get(component.getName()));
        }
        try {
            return type.getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> values.getOrDefault(component.getName(), absent(component.getType())))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IOException("cannot make a " + name, e);
        }
    }

    /** Checks element types now: a wrong one would otherwise surface only when the record is read later. */
    private static void checkElements(RecordComponent component, @Nullable Object value) throws IOException {
        if (value == null || !(component.getGenericType() instanceof ParameterizedType declared)) {
            return;
        }
        Type[] types = declared.getActualTypeArguments();
        boolean fits = value instanceof Map<?, ?> map
                ? are(map.keySet(), types[0]) && are(map.values(), types[1])
                : value instanceof Collection<?> elements && are(elements, types[0]);
        if (!fits) {
            throw new IOException("an element of another type than declared: " + component.getName());
        }
    }

    private static boolean are(Collection<?> elements, Type type) {
        return !(type instanceof Class<?> declared) || elements.stream().allMatch(declared::isInstance);
    }

    /** The value of a component that the record of an older library lacks. */
    private static @Nullable Object absent(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        return type == Map.class ? Map.of() : null;
    }
}
