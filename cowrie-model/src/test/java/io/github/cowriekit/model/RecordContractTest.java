package io.github.cowriekit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.ClientIdentity;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.KnownFile;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.PacedProgram;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.FrequentText;
import io.github.cowriekit.model.assessment.history.HistoryComparison;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import io.github.cowriekit.model.assessment.history.StatisticsSummary;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueMatch;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.EventHeader;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.model.tty.TypedLine;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all records have in common: null only where it is declared, copies of collections, builders that set each part. */
class RecordContractTest {
    private static final Instant TIME = Instant.parse("2026-05-24T06:23:56Z");

    static Stream<Class<?>> records() {
        Stream<Class<?>> own = Stream.of(
                Artefact.class,
                Client.class,
                Command.class,
                Download.class,
                Endpoint.class,
                EnvironmentVariable.class,
                FileType.class,
                Forward.class,
                KeyExchange.class,
                Login.class,
                Notice.class,
                Recording.class,
                Session.class,
                Upload.class,
                EventHeader.class,
                KeyStroke.class,
                TtyMatch.class,
                TtyProblem.class,
                TtyRecording.class,
                TypedLine.class);
        Stream<Class<?>> conclusions = Stream.of(
                Assessment.class,
                AttemptedTechnique.class,
                CampaignMatch.class,
                ClientIdentity.class,
                ClusterLink.class,
                CredentialView.class,
                Evidence.class,
                FrequentText.class,
                HistoryComparison.class,
                HistoryScope.class,
                Interest.class,
                Interest.Reason.class,
                KnownFile.class,
                OperatorVerdict.class,
                Origin.class,
                PacedProgram.class,
                PlantedKey.class,
                Playbook.class,
                StatisticsSummary.class,
                TechniqueMatch.class,
                TechniqueRule.class,
                Techniques.class);
        return Stream.of(own, conclusions, Arrays.stream(CowrieEvent.class.getPermittedSubclasses()))
                .flatMap(types -> types);
    }

    @ParameterizedTest
    @MethodSource("records")
    void takesNullOnlyWhereItIsDeclared(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        for (int i = 0; i < parts.length; i++) {
            Object[] values = samples(parts);
            if (parts[i].getType().isPrimitive()) {
                continue;
            }
            values[i] = null;
            if (parts[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(parts[i].getAccessor().invoke(make(type, values)))
                        .as(parts[i].getName())
                        .isNull();
            } else {
                assertThatThrownBy(() -> make(type, values))
                        .as(parts[i].getName())
                        .isInstanceOf(NullPointerException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void keepsWhatItWasGivenInItsOwnUnmodifiableCopies(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Object[] values = samples(parts);
        Object made = make(type, values);

        assertThat(made).isEqualTo(make(type, samples(parts))).hasSameHashCodeAs(make(type, samples(parts)));
        for (int i = 0; i < parts.length; i++) {
            Object kept = parts[i].getAccessor().invoke(made);
            if (!(values[i] instanceof Collection) && !(values[i] instanceof Map)) {
                assertThat(kept).as(parts[i].getName()).isEqualTo(values[i]);
            } else {
                clear(values[i]);
                assertThat(size(kept)).as(parts[i].getName()).isEqualTo(1);
                assertThatThrownBy(() -> clear(kept))
                        .as(parts[i].getName())
                        .isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void hasABuilderThatSetsEachPart(Class<?> type) throws ReflectiveOperationException {
        Method start = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("builder") && Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .orElse(null);
        if (start == null) {
            assertThat(type.getDeclaredClasses())
                    .extracting(Class::getSimpleName)
                    .doesNotContain("Builder");
            return;
        }
        RecordComponent[] parts = type.getRecordComponents();
        Object[] values = samples(parts);
        List<RecordComponent> required = new ArrayList<>();
        Map<Method, Object> setters = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            try {
                setters.put(start.getReturnType().getMethod(parts[i].getName(), parts[i].getType()), values[i]);
            } catch (NoSuchMethodException e) {
                required.add(parts[i]);
            }
        }
        Object builder = start.invoke(
                null,
                Arrays.stream(start.getParameterTypes())
                        .map(wanted -> take(required, parts, values, wanted))
                        .toArray());
        assertThat(required).isEmpty();
        for (Map.Entry<Method, Object> setter : setters.entrySet()) {
            assertThat(setter.getKey().invoke(builder, setter.getValue())).isSameAs(builder);
        }

        assertThat(builder.getClass().getMethod("build").invoke(builder)).isEqualTo(make(type, values));
    }

    /** Removes the first required part of a type and returns its value. */
    private static Object take(
            List<RecordComponent> required, RecordComponent[] parts, Object[] values, Class<?> wanted) {
        RecordComponent part = required.stream()
                .filter(candidate -> candidate.getType() == wanted)
                .findFirst()
                .orElseThrow();
        required.remove(part);
        return values[Arrays.asList(parts).indexOf(part)];
    }

    private static Object make(Class<?> type, Object[] values) throws ReflectiveOperationException {
        Constructor<?> canonical = type.getConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        try {
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Object[] samples(RecordComponent[] parts) throws ReflectiveOperationException {
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = sample(parts[i].getGenericType(), parts[i].getName());
        }
        return values;
    }

    private static Object sample(Type type, String name) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Object first = sample(generic.getActualTypeArguments()[0], name);
            if (generic.getRawType() == List.class) {
                return new ArrayList<>(List.of(first));
            }
            if (generic.getRawType() == Set.class) {
                return new LinkedHashSet<>(Set.of(first));
            }
            if (generic.getRawType() == Map.class) {
                return new LinkedHashMap<>(Map.of(first, sample(generic.getActualTypeArguments()[1], name)));
            }
            return make((Class<?>) generic.getRawType(), new Object[] {name, "source", TIME, null});
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
        }
        return switch (plain.getSimpleName()) {
            case "String", "Object" -> name;
            case "boolean", "Boolean" -> true;
            case "int", "Integer" -> name.length();
            case "long", "Long" -> (long) name.length();
            case "double", "Double" -> name.length() / 2.0;
            case "Instant" -> TIME.plusSeconds(name.length());
            case "Duration" -> Duration.ofMillis(name.length());
            case "EnrichmentResult" -> new EnrichmentResult.NotFound(Observable.ip("192.0.2.1"), "source", TIME);
            case "Observable" -> Observable.ip("192.0.2.1");
            default -> make(plain, samples(plain.getRecordComponents()));
        };
    }

    private static void clear(Object collection) {
        if (collection instanceof Map<?, ?> map) {
            map.clear();
        } else {
            ((Collection<?>) collection).clear();
        }
    }

    private static int size(Object collection) {
        return collection instanceof Map<?, ?> map ? map.size() : ((Collection<?>) collection).size();
    }
}
