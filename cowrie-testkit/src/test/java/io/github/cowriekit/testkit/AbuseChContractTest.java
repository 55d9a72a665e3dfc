package io.github.cowriekit.testkit;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.testkit.fakes.FakeMalwareBazaar;
import io.github.cowriekit.testkit.fakes.FakeThreatFox;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import io.github.cowriekit.testkit.fakes.FakeYaraify;
import io.github.cowriekit.testkit.malwarebazaar.MalwareBazaarTest;
import io.github.cowriekit.testkit.yaraify.YaraifyTest;
import org.junit.jupiter.api.Nested;

/** The contract test on the sources of abuse.ch. */
final class AbuseChContractTest {
    /** A source and the fake that knows its subject. */
    abstract static class OfUrlhaus extends SourceContract {
        OfUrlhaus(Observable known, Observable unknown) {
            super("urlhaus", known, unknown);
        }

        @Override
        protected FakeService startFake() {
            FakeUrlhaus fake = new FakeUrlhaus();
            fake.knowsHost(ADDRESS, URL, "mirai", "elf");
            fake.knowsHost("malware.example", OTHER_URL);
            fake.knowsUrl(URL, "mirai");
            fake.knowsFile(HASH, "elf", null);
            return fake;
        }
    }

    @Nested
    final class UrlhausAddress extends OfUrlhaus {
        UrlhausAddress() {
            super(Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }
    }

    @Nested
    final class UrlhausHost extends OfUrlhaus {
        UrlhausHost() {
            super(Observable.host("malware.example"), Observable.host("fine.example"));
        }
    }

    @Nested
    final class UrlhausUrl extends OfUrlhaus {
        UrlhausUrl() {
            super(Observable.url(URL), Observable.url(OTHER_URL));
        }
    }

    @Nested
    final class UrlhausFile extends OfUrlhaus {
        UrlhausFile() {
            super(Observable.sha256(HASH), Observable.sha256(OTHER_HASH));
        }
    }

    @Nested
    final class MalwareBazaar extends SourceContract {
        MalwareBazaar() {
            super("malwarebazaar", Observable.sha256(HASH), Observable.sha256(OTHER_HASH));
        }

        @Override
        protected FakeService startFake() {
            FakeMalwareBazaar fake = new FakeMalwareBazaar();
            fake.knows(known(), MalwareBazaarTest.FULL);
            return fake;
        }
    }

    @Nested
    final class Yaraify extends SourceContract {
        Yaraify() {
            super("yaraify", Observable.sha256(HASH), Observable.sha256(OTHER_HASH));
        }

        @Override
        protected FakeService startFake() {
            FakeYaraify fake = new FakeYaraify();
            fake.knows(known(), YaraifyTest.FULL);
            return fake;
        }
    }

    /** A source and the fake that knows its subject. */
    abstract static class OfThreatFox extends SourceContract {
        OfThreatFox(Observable known, Observable unknown) {
            super("threatfox", known, unknown);
        }

        @Override
        protected FakeService startFake() {
            FakeThreatFox fake = new FakeThreatFox();
            fake.knowsIndicator(known(), indicator(), "any", "elf.mirai");
            return fake;
        }

        private String indicator() {
            return known().type() == ObservableType.URL ? known().value() : known().value() + ":443";
        }
    }

    @Nested
    final class ThreatFoxAddress extends OfThreatFox {
        ThreatFoxAddress() {
            super(Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }
    }

    @Nested
    final class ThreatFoxHost extends OfThreatFox {
        ThreatFoxHost() {
            super(Observable.host("malware.example"), Observable.host("fine.example"));
        }
    }

    @Nested
    final class ThreatFoxUrl extends OfThreatFox {
        ThreatFoxUrl() {
            super(Observable.url(URL), Observable.url(OTHER_URL));
        }
    }

    @Nested
    final class ThreatFoxFile extends OfThreatFox {
        ThreatFoxFile() {
            super(Observable.sha256(HASH), Observable.sha256(OTHER_HASH));
        }
    }
}
