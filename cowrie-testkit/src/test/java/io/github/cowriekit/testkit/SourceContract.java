package io.github.cowriekit.testkit;

import io.github.cowriekit.enrich.spi.EnricherSettings;
import io.github.cowriekit.enrich.spi.IntelSource;
import io.github.cowriekit.model.intel.Observable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the contract wants of a source that the service loader finds; its slow parts are left out of quick builds. */
abstract class SourceContract extends EnricherContractTest {
    // subjects of the tests: one that the fake knows, and another of its kind
    static final String ADDRESS = "203.0.113.21";
    static final String OTHER_ADDRESS = "198.51.100.77";
    static final String HASH = "c0ffee".repeat(10) + "0123";
    static final String OTHER_HASH = "deadbeef".repeat(8);
    static final String URL = "http://203.0.113.21/a b/§.sh?x=1&y=/";
    static final String OTHER_URL = "http://malware.example/unknown";

    private final String name;
    private final Observable known;
    private final Observable unknown;

    SourceContract(String name, Observable known, Observable unknown) {
        this.name = name;
        this.known = known;
        this.unknown = unknown;
    }

    @Override
    protected IntelSource create(EnricherSettings settings) {
        return Sources.provider(name).create(settings);
    }

    @Override
    protected boolean needsKey() {
        return Sources.provider(name).defaults().needsKey();
    }

    @Override
    protected Observable known() {
        return known;
    }

    @Override
    protected Observable unknown() {
        return unknown;
    }

    @Override
    @Test
    @Tag("slow")
    public void givesUpAfterTheTimeout() {
        super.givesUpAfterTheTimeout();
    }

    @Override
    @Test
    @Tag("slow")
    public void hidesTheKey() {
        super.hidesTheKey();
    }

    @Override
    @Test
    @Tag("slow")
    public void rejectsACompressionBomb() {
        super.rejectsACompressionBomb();
    }

    @Override
    @Test
    @Tag("slow")
    public void survivesAnotherTypeInEveryPlace() {
        super.survivesAnotherTypeInEveryPlace();
    }
}
