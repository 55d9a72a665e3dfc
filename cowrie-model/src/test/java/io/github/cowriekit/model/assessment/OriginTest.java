package io.github.cowriekit.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.AutonomousSystem;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.NetworkUse;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    private static final Observable ADDRESS = Observable.ip("198.51.100.1");

    private static <T> Attributed<T> said(T value) {
        return new Attributed<>(value, "somebody", Instant.EPOCH, null);
    }

    private static <T, R> List<Attributed<R>> all(Function<T, R> mapping, List<T> values) {
        return values.stream().map(value -> said(mapping.apply(value))).toList();
    }

    private static SubjectView view(
            List<String> countries, List<Long> systems, List<NetworkKind> kinds, List<String> scanners) {
        return new SubjectView(
                ADDRESS,
                all(country -> country, countries),
                List.of(),
                all(number -> new AutonomousSystem(number, null), systems),
                List.of(),
                List.of(),
                all(kind -> new NetworkUse(kind, null), kinds),
                List.of(),
                List.of(),
                List.of(),
                all(scanner -> scanner, scanners),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Origin origin(@Nullable SubjectView view, NetworkKind... hints) {
        return new Origin(view, Arrays.stream(hints).map(OriginTest::said).toList(), null, List.of());
    }

    private static Origin stated(NetworkKind... kinds) {
        return origin(view(List.of(), List.of(), List.of(kinds), List.of()));
    }

    @Test
    void hasTheSubjectOfItsView() {
        assertThat(stated().subject()).contains(ADDRESS);
        assertThat(Origin.UNKNOWN.subject()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTING, VPN, VPN",
        "TOR_EXIT, HOSTING, TOR_EXIT",
        "RESIDENTIAL, MOBILE, MOBILE",
        "BUSINESS, OWN, OWN",
        "PROXY, RESIDENTIAL_PROXY, RESIDENTIAL_PROXY",
    })
    void isOfTheKindThatHidesTheOthers(NetworkKind one, NetworkKind other, NetworkKind summary) {
        assertThat(stated(one, other).kind()).contains(summary);
        assertThat(stated(other, one).kind()).contains(summary);
    }

    @Test
    void isOfAKindThatIsHintedAtOnlyIfNobodyStatesOne() {
        assertThat(origin(null, NetworkKind.RESIDENTIAL).kind()).contains(NetworkKind.RESIDENTIAL);
        assertThat(origin(view(List.of(), List.of(), List.of(NetworkKind.HOSTING), List.of()), NetworkKind.VPN)
                        .kind())
                .contains(NetworkKind.HOSTING);
        assertThat(stated().kind()).isEmpty();
        assertThat(Origin.UNKNOWN.kind()).isEmpty();
    }

    @Test
    void isAKnownScannerIfAnybodySaysSo() {
        assertThat(origin(view(List.of(), List.of(), List.of(), List.of("Shodan")))
                        .isKnownScanner())
                .isTrue();
        assertThat(stated().isKnownScanner()).isFalse();
        assertThat(Origin.UNKNOWN.isKnownScanner()).isFalse();
    }

    @Test
    void namesWhatSourcesDisagreeAbout() {
        List<NetworkKind> kinds = List.of(NetworkKind.HOSTING, NetworkKind.BUSINESS);

        assertThat(origin(view(List.of("DE", "NL"), List.of(1L, 2L), kinds, List.of()))
                        .disagreements())
                .containsExactly("country", "AS", "kind");
        assertThat(origin(view(List.of("DE", "DE"), List.of(1L, 1L), List.of(NetworkKind.HOSTING), List.of()))
                        .disagreements())
                .isEmpty();
        assertThat(Origin.UNKNOWN.disagreements()).isEmpty();
    }

    @Test
    void seesNoDisagreementInAVpnInADataCentre() {
        assertThat(stated(NetworkKind.HOSTING, NetworkKind.VPN).disagreements()).isEmpty();
    }
}
