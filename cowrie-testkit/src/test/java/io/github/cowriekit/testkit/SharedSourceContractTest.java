package io.github.cowriekit.testkit;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.testkit.fakes.FakeHibp;
import io.github.cowriekit.testkit.fakes.FakeRdap;
import org.junit.jupiter.api.Nested;

/** Runs sources whose answers many observables share through the contract. */
final class SharedSourceContractTest {
    @Nested
    final class Hibp extends SourceContract {
        Hibp() {
            super(
                    "hibp",
                    new Observable(ObservableType.PASSWORD, "password"),
                    new Observable(ObservableType.PASSWORD, "correct horse battery staple"));
        }

        @Override
        protected FakeService startFake() {
            FakeHibp fake = new FakeHibp();
            fake.knowsPassword("password", 9_545_824);
            return fake;
        }
    }

    @Nested
    final class Rdap extends SourceContract {
        Rdap() {
            super("rdap", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeRdap fake = new FakeRdap();
            fake.knowsNetwork(ADDRESS, "203.0.113.0", "203.0.113.255", "Example", "abuse@example.net");
            return fake;
        }

        @Override
        protected int requestsPerQuestion() {
            // the first is for the list of the registries
            return 2;
        }
    }
}
