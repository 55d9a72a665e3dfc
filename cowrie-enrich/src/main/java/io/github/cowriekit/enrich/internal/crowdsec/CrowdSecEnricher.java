package io.github.cowriekit.enrich.internal.crowdsec;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.QuotaExceededException;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.crowdsec.CrowdSecFacts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks {@code /smoke/} of the <a href="https://docs.crowdsec.net/u/cti_api/intro">CrowdSec CTI API</a>. */
final class CrowdSecEnricher implements HttpEnricher {
    private final SourceHttp http;

    CrowdSecEnricher(EnricherSettings settings) {
        this.http = SourceHttp.keyed(settings, "x-api-key");
    }

    @Override
    public String source() {
        return CrowdSecProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        return http.get("/smoke/" + PathSegment.ofAddress(observable.value()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        if (answer.status() == 404) {
            // its words were never seen, so any JSON counts; a page of HTML comes from a wrong base URL or a proxy
            if (answer.isEmpty() || answer.findObject().isPresent()) {
                return Optional.empty();
            }
            throw answer.failure();
        }
        if (answer.status() == 429 && isQuota(answer)) {
            throw new QuotaExceededException(answer.describe("the quota of this CrowdSec key is spent"));
        }
        AnswerFields address = answer.object();
        CrowdSecFacts facts = CrowdSecAnswer.read(address);
        if (facts.equals(CrowdSecAnswer.NOTHING)) {
            throw answer.invalid("no address object");
        }
        boolean saysNothing =
                facts.equals(CrowdSecFacts.builder().ip(facts.ip()).build());
        if (saysNothing || Networks.differ(facts.ip(), observable.value())) {
            return Optional.empty();
        }
        return Optional.of(facts);
    }

    /** One status has two causes, told apart by the text: "Too Many Requests" only asks to slow down. */
    private static boolean isQuota(HttpAnswer answer) {
        String text = answer.startOfBody().toLowerCase(Locale.ROOT);
        return text.contains("quota exceeded") || text.contains("limit exceeded");
    }
}
