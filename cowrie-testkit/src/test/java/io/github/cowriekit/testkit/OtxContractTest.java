package io.github.cowriekit.testkit;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeOtx;
import io.github.cowriekit.testkit.otx.OtxTest;
import org.junit.jupiter.api.Nested;

/** Runs OTX through the contract. */
final class OtxContractTest {
    @Nested
    final class Otx extends SourceContract {
        Otx() {
            super("otx", Observable.ip(ADDRESS), Observable.ip(OTHER_ADDRESS));
        }

        @Override
        protected FakeService startFake() {
            FakeOtx fake = new FakeOtx();
            fake.knows(known(), OtxTest.FULL);
            return fake;
        }
    }

    @Nested
    final class OtxFile extends SourceContract {
        OtxFile() {
            super("otx", Observable.sha256(HASH), Observable.sha256(OTHER_HASH));
        }

        @Override
        protected FakeService startFake() {
            FakeOtx fake = new FakeOtx();
            fake.knowsPulses(known(), "Mirai");
            return fake;
        }
    }
}
