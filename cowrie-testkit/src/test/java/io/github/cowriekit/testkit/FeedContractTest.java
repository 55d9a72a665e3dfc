package io.github.cowriekit.testkit;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeFeodoTracker;
import io.github.cowriekit.testkit.fakes.FakeIntelfeed;
import io.github.cowriekit.testkit.fakes.FakeIscResearch;
import io.github.cowriekit.testkit.fakes.FakeUrlhausRecent;
import io.github.cowriekit.testkit.firehol.FireholTest;
import io.github.cowriekit.testkit.greedybear.GreedyBearTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;

/** Runs each source that gives everything as one list through the contract. */
final class FeedContractTest {
    @Nested
    final class Intelfeed extends SourceContract {
        Intelfeed() {
            super("isc-intelfeed", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeIntelfeed fake = new FakeIntelfeed();
            fake.knowsAddress(ADDRESS, "dshieldssh", "webscanner");
            fake.knowsAddress("192.0.2.99", "shodan");
            return fake;
        }
    }

    @Nested
    final class IscResearch extends SourceContract {
        IscResearch() {
            super("isc-research", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeIscResearch fake = new FakeIscResearch();
            fake.knowsScanner(ADDRESS, "example-scan", LocalDate.parse("2024-02-03"));
            return fake;
        }
    }

    @Nested
    final class Firehol extends SourceContract {
        Firehol() {
            super("firehol", Observable.ip("203.0.113.33"), Observable.ip("192.0.2.1"));
        }

        @Override
        protected FakeService startFake() {
            return new FireholTest.Fake();
        }
    }

    @Nested
    final class GreedyBear extends SourceContract {
        GreedyBear() {
            super("greedybear", Observable.ip("203.0.113.33"), Observable.ip("192.0.2.1"));
        }

        @Override
        protected FakeService startFake() {
            return new GreedyBearTest.Fake();
        }
    }

    @Nested
    final class FeodoTracker extends SourceContract {
        FeodoTracker() {
            super("feodotracker", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeFeodoTracker fake = new FakeFeodoTracker();
            fake.knowsServer(ADDRESS, 443, "Example");
            return fake;
        }
    }

    /** A source and the fake that knows its subject. */
    abstract static class OfUrlhausRecent extends SourceContract {
        OfUrlhausRecent(Observable known, Observable unknown) {
            super("urlhaus-recent", known, unknown);
        }

        @Override
        protected FakeService startFake() {
            FakeUrlhausRecent fake = new FakeUrlhausRecent();
            fake.knowsUrl(URL, "elf", "mirai");
            fake.knowsUrl("http://malware.example:8080/x");
            return fake;
        }
    }

    @Nested
    final class UrlhausRecentAddress extends OfUrlhausRecent {
        UrlhausRecentAddress() {
            super(Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }
    }

    @Nested
    final class UrlhausRecentHost extends OfUrlhausRecent {
        UrlhausRecentHost() {
            super(Observable.host("malware.example"), Observable.host("fine.example"));
        }
    }

    @Nested
    final class UrlhausRecentUrl extends OfUrlhausRecent {
        UrlhausRecentUrl() {
            super(Observable.url(URL), Observable.url(OTHER_URL));
        }
    }
}
