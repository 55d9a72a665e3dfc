package io.github.cowriekit.enrich.internal.ipinfo;

import io.github.cowriekit.enrich.internal.disclosure.Networks;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.enrich.spi.http.HttpAnswer;
import io.github.cowriekit.enrich.spi.http.HttpEnricher;
import io.github.cowriekit.enrich.spi.http.PathSegment;
import io.github.cowriekit.enrich.spi.http.SourceHttp;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.ipinfo.IpInfoFacts;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks <a href="https://ipinfo.io/developers/lite-api">IPinfo Lite</a> with its token in the header {@code Authorization}. An
 * address that belongs to nobody is answered with {@code bogon} in place of fields.
 */
final class IpInfoEnricher implements HttpEnricher {
    private static final Pattern AS_NUMBER = Pattern.compile("(?:AS)?(\\d{1,10})");
    private static final IpInfoFacts NOTHING = new IpInfoFacts(null, null, null, null, null, null, null);

    private final SourceHttp http;

    IpInfoEnricher(EnricherSettings settings) {
        this.http = SourceHttp.bearer(settings);
    }

    @Override
    public String source() {
        return IpInfoProvider.NAME;
    }

    @Override
    public Set<ObservableType> supports() {
        return Set.of(ObservableType.IP);
    }

    @Override
    public HttpAnswer ask(Observable observable) {
        return http.get("/" + PathSegment.ofAddress(observable.value()));
    }

    @Override
    public Optional<Facts> read(Observable observable, HttpAnswer answer) {
        AnswerFields fields = answer.object();
        String address = fields.text("ip");
        if (address == null) {
            throw answer.invalid("no object about an address");
        }
        IpInfoFacts facts = new IpInfoFacts(
                asNumber(fields.text("asn")),
                fields.text("as_name"),
                fields.text("as_domain"),
                fields.text("country_code"),
                fields.text("country"),
                fields.text("continent_code"),
                fields.text("continent"));
        return facts.equals(NOTHING) || Networks.differ(address, observable.value())
                ? Optional.empty()
                : Optional.of(facts);
    }

    private static @Nullable Long asNumber(@Nullable String text) {
        Matcher number = AS_NUMBER.matcher(text == null ? "" : text);
        return number.matches() ? Long.valueOf(number.group(1)) : null;
    }
}
