package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one answer that a view gives where its sources say several. */
class PrevailingAnswersTest {
    private static final Observable ADDRESS = Observable.ip("192.0.2.7");

    /** Facts that say one thing. */
    private record Says(Consumer<SubjectDescription> words) implements Facts {
        @Override
        public String kind() {
            return "says";
        }

        @Override
        public void describe(SubjectDescription description) {
            words.accept(description);
        }
    }

    /** Returns the view of sources {@code s0}, {@code s1} and so on, each of which says one of these. */
    @SafeVarargs
    private static SubjectView view(Consumer<SubjectDescription>... sources) {
        List<EnrichmentResult> results = new ArrayList<>();
        for (Consumer<SubjectDescription> words : sources) {
            results.add(new EnrichmentResult.Found(ADDRESS, "s" + results.size(), Instant.EPOCH, new Says(words)));
        }
        return SubjectView.of(ADDRESS, results);
    }

    private static Consumer<SubjectDescription> country(String code) {
        return said -> said.country(code);
    }

    private static Consumer<SubjectDescription> registered(String code) {
        return said -> said.registeredIn(code);
    }

    private static Consumer<SubjectDescription> system(@Nullable Long number, @Nullable String name) {
        return said -> said.autonomousSystem(number, name);
    }

    private static Consumer<SubjectDescription> use(NetworkKind kind) {
        return said -> said.use(kind, null);
    }

    private static Consumer<SubjectDescription> hint(NetworkKind kind) {
        return said -> said.hint(kind);
    }

    @Test
    void isTheCountryThatMostSourcesSayAndNotTheOneSaidMostOften() {
        Consumer<SubjectDescription> talkative = said -> said.country("US")
                .asOf(Instant.EPOCH)
                .country("US")
                .asOf(Instant.MAX)
                .country("US");

        assertThat(view(talkative, country("DE"), country("DE")).country()).contains("DE");
    }

    @Test
    void isTheCountrySaidFirstOfEquals() {
        assertThat(view(country("US"), country("DE")).country()).contains("US");
        assertThat(view(country("DE"), country("US"), country("US"), country("DE"))
                        .country())
                .contains("DE");
    }

    @Test
    void isNoCountryWhereOnlyTheRegistrationIsKnown() {
        SubjectView view = view(registered("US"), registered("NL"), registered("NL"));

        assertThat(view.country()).isEmpty();
        assertThat(view.registeredCountry()).contains("NL");
        assertThat(view(country("DE")).registeredCountry()).isEmpty();
    }

    @Test
    void isTheSystemWhoseNumberMostSourcesSayWithTheFirstNameOfIt() {
        assertThat(view(system(1L, "ONE"), system(2L, null), system(2L, "TWO"), system(2L, "Two Inc."))
                        .autonomousSystem())
                .contains(new AutonomousSystem(2L, "TWO"));
        assertThat(view(system(1L, "ONE"), system(2L, "TWO")).autonomousSystem())
                .contains(new AutonomousSystem(1L, "ONE"));
        assertThat(view(system(70_000L, null)).autonomousSystem()).contains(new AutonomousSystem(70_000L, null));
        assertThat(view(system(null, null), system(null, " ")).autonomousSystem())
                .isEmpty();
    }

    @Test
    void isASystemWithoutANumberOnlyIfNobodySaysOne() {
        assertThat(view(system(null, "ONE"), system(null, "TWO"), system(null, "TWO"))
                        .autonomousSystem())
                .contains(new AutonomousSystem(null, "TWO"));
        assertThat(view(system(null, "ONE"), system(null, "ONE"), system(2L, null))
                        .autonomousSystem())
                .contains(new AutonomousSystem(2L, null));
    }

    @Test
    void isAKindThatIsHintedAtOnlyIfNobodyStatesOne() {
        assertThat(view(hint(NetworkKind.HOSTING), hint(NetworkKind.VPN)).networkKind())
                .contains(NetworkKind.VPN);
        assertThat(view(hint(NetworkKind.VPN), use(NetworkKind.RESIDENTIAL)).networkKind())
                .contains(NetworkKind.RESIDENTIAL);
        assertThat(view(country("DE")).networkKind()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsThePlaceOfEveryKind(NetworkKind kind) {
        // a kind without a place would come before the first
        assertThat(NetworkKind.foremost(Stream.of(kind, NetworkKind.OWN))).contains(NetworkKind.OWN);
        assertThat(NetworkKind.foremost(Stream.of(NetworkKind.RESIDENTIAL, kind)))
                .contains(kind);
        assertThat(view(use(NetworkKind.RESIDENTIAL), use(kind)).networkKind()).contains(kind);
    }
}
