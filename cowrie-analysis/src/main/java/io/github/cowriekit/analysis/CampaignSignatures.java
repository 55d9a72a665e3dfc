package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.data.DataFile;
import io.github.cowriekit.analysis.internal.playbook.CampaignFinder;
import java.nio.file.Path;

/**
 * Names and strong marks of known campaigns: one readable file that can be replaced, since signatures age.
 *
 * <p>Write {@link #text()} of the standard signatures to a file, change it, load it. Immutable.
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
     * Returns the signatures that a file holds.
     *
     * @param file tab-separated, UTF-8, in the form of {@link #text()}
     * @throws AnalysisDataException if the file cannot be read, or a row makes no sense
     */
    public static CampaignSignatures load(Path file) {
        return new CampaignSignatures(CampaignFinder.read(DataFile.name(file), DataFile.read(file)));
    }

    /** Returns the signatures in the form that {@link #load} reads. */
    public String text() {
        return finder.text();
    }

    CampaignFinder finder() {
        return finder;
    }
}
