package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.playbook.CampaignFinder;
import java.nio.file.Path;

/**
 * Names of known campaigns and the marks that identify them. Signatures age, so a file of your own can replace them.
 *
 * <p>Write {@link #text()} of the standard signatures to a file, edit it and load it. Immutable.
 *
 * @since 0.1.0
 */
public final class CampaignSignatures {
    private final CampaignFinder finder;

    private CampaignSignatures(CampaignFinder finder) {
        this.finder = finder;
    }

    /** Returns the signatures that come with this library; {@code docs/analytics.md} lists them. */
    public static CampaignSignatures standard() {
        return new CampaignSignatures(CampaignFinder.own());
    }

    /**
     * Returns the signatures in a file.
     *
     * @param file tab-separated, UTF-8, in the format of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read or a row is invalid
     */
    public static CampaignSignatures load(Path file) {
        return new CampaignSignatures(CampaignFinder.read(DataFile.name(file), DataFile.read(file)));
    }

    /** Returns the signatures in the format that {@link #load} reads. */
    public String text() {
        return finder.text();
    }

    CampaignFinder finder() {
        return finder;
    }
}
