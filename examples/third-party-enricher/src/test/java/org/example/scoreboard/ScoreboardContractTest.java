package org.example.scoreboard;

import io.github.cowriekit.enrich.spi.Enricher;
import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.EnricherContractTest;
import io.github.cowriekit.testkit.FakeService;

final class ScoreboardContractTest extends EnricherContractTest {
    @Override
    protected FakeService startFake() {
        FakeScoreboard fake = new FakeScoreboard();
        fake.knows(known(), "{\"score\": 7, \"labels\": [\"brute-force\", \"ssh\"]}");
        return fake;
    }

    @Override
    protected Enricher create(EnricherSettings settings) {
        return new ScoreboardProvider().create(settings);
    }

    @Override
    protected boolean needsKey() {
        return true;
    }

    @Override
    protected Observable known() {
        return Observable.ip("203.0.113.9");
    }

    @Override
    protected Observable unknown() {
        return Observable.ip("198.51.100.9");
    }
}
