package io.github.cowriekit.enrich.internal.disclosure;

import static io.github.cowriekit.enrich.internal.disclosure.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.Observable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]/",
                "http://[::1]:8080/x",
                "http://[::ffff:127.0.0.1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[fd00::1]",
                "http://::1/",
                "http://127.0.0.1.",
                "http://127.0.0.1:80",
                "http://127.0.0.1?x=http://8.8.8.8/",
                "http://127.0.0.1#@8.8.8.8/",
                "http://127.0.0.1:@/",
                "http://%31%32%37.0.0.1/",
                "http://127%2e0%2E0.1/",
                "http://127.0.0.1%3a80/",
                "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/",
                "http://127\u30020\u30020\u30021/",
                "http://\u2460\u2461\u2466.0.0.1/",
                "http:\\\\127.0.0.1\\x",
                "http://127.0.0.1\\@8.8.8.8/",
                "http://8.8.8.8\\@127.0.0.1/",
                "http://127.0\t.0.1/",
                "ht\ntp://127.0.0.1/",
                "\u0000http://127.0.0.1/",
                "  http://127.0.0.1/  ",
                "http://8.8.8.8@127.0.0.1/",
                "http://@127.0.0.1/",
                "tftp://10.0.0.1/bins",
                "gopher://10.0.0.1/",
                "ftp:10.0.0.1/x",
                "//10.0.0.1/x",
                "10.0.0.1:8080/x",
                "localhost:8080/x",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://sensor/x",
                "http://nas.local:80/x",
                "http://www.example.com/",
                "http://192.0.2.7/mips",
                "http://http://10.0.0.1/",
            })
    void refusesUrlsOfHostsThatAreNotPublic(String url) {
        assertThat(Disclosure.refusal(Observable.url(url))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://",
                "http:///",
                "http://?x",
                "http://8.8.8.8\r\nX: y/",
                "http://8.8.8.8/\u007f",
                "http://a b.de/",
                "http://[::1",
                "http://[8.8.8.8]x/",
                "http://[v1.fe80::a]/",
                "http://8.8.8.8:80:80/",
                "http://8.8.8.8:http/",
                "http://..de/",
                "http://%00.de/",
                "http://%2531.de/",
                "file:///etc/passwd",
                "data:text/html,x",
                "javascript:alert(1)",
            })
    void refusesWhatIsNoUrl(String url) {
        assertThat(text(Disclosure.refusal(Observable.url(url)))).isEqualTo("not a URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "a\u00e9.", "\uff11", "%C3%A9"})
    void refusesNamesThatAreTooLongToBeMadeAscii(String part) {
        String url = "http://" + part.repeat(1_001) + "/x";
        assertThat(text(Disclosure.refusal(Observable.url(url)))).isEqualTo("not a URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://root:secret@sans.edu/x",
                "ftp://anonymous@8.8.8.8/x",
                "http://a@b@8.8.8.8/",
                "http://:pw@8.8.8.8/",
            })
    void refusesUrlsWithCredentials(String url) {
        assertThat(text(Disclosure.refusal(Observable.url(url)))).isEqualTo("credentials in the URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/bins/mips",
                "http://8.8.8.8:8080/a?b=10.0.0.1#c@d",
                "HTTP://ISC.SANS.EDU/",
                "http://isc.sans.edu",
                "http://isc.sans.edu./",
                "https://isc.sans.edu/a@b",
                "http://[2606:4700::1]:80/x",
                "ftp://8.8.8.8/x",
                "tftp://8.8.8.8/x",
                "8.8.8.8/x.sh",
                "isc.sans.edu:8080/x",
                "http://isc.sans.edu/a b\\c",
                "http://b\u00fccher.de/",
                "http://134744072/x",
                "http://expyuzz4wqqyqhjn.onion/x",
            })
    void allowsPublicUrls(String url) {
        assertThat(Disclosure.refusal(Observable.url(url))).isNull();
    }
}
