package io.github.cowriekit.report;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What an export for other systems holds and how it is marked.
 *
 * <p>Most sessions of a honeypot are noise: scanners that connect and leave. {@link #only(Predicate)} and {@link
 * #minInterest(int)} keep them out. The interest of a session is a number from 0 to 100; unless {@link
 * #interest(ToIntFunction)} says otherwise, it is that of its {@code Assessment}. Of a session that was not assessed it is a
 * simple sum: 20 for a successful login, 30 for commands, 50 for files or failed downloads.
 *
 * <p>Immutable: every option returns another object. Safe for use by several threads if the functions are.
 *
 * <pre>{@code
 * Reports.stix(ExportOptions.sharing().minInterest(40).marking(Tlp.GREEN)).write(sessions, out);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ExportOptions {
    private static final ExportOptions ALL = new ExportOptions(
            any -> true,
            0,
            ExportOptions::usualInterest,
            AttackTechnique::of,
            Tlp.AMBER,
            false,
            Warninglist.standard());
    private static final ExportOptions SHARING = ALL.only(ExportOptions::isWorthSharing);

    private final Predicate<? super SessionRecord> only;
    private final int minInterest;
    private final ToIntFunction<SessionRecord> interest;
    private final Function<SessionRecord, List<AttackTechnique>> techniques;
    private final Tlp marking;
    private final boolean defang;
    private final Warninglist warninglist;

    private ExportOptions(
            Predicate<? super SessionRecord> only,
            int minInterest,
            ToIntFunction<SessionRecord> interest,
            Function<SessionRecord, List<AttackTechnique>> techniques,
            Tlp marking,
            boolean defang,
            Warninglist warninglist) {
        this.only = only;
        this.minInterest = minInterest;
        this.interest = interest;
        this.techniques = techniques;
        this.marking = marking;
        this.defang = defang;
        this.warninglist = warninglist;
    }

    /**
     * Returns options with which every session is exported, for a system of one's own; the default of {@code ecs},
     * {@code ocsf}, {@code cef} and {@code navigator}.
     */
    public static ExportOptions all() {
        return ALL;
    }

    /**
     * Returns options with which sessions are exported that brought or fetched files, or that got in and ran commands, for
     * what goes to others; the default of {@code stix}, {@code misp} and {@code ioc}. How often such sessions come does not
     * matter: what is seen every day is not interesting, and worth sharing all the same.
     */
    public static ExportOptions sharing() {
        return SHARING;
    }

    /** Returns options with which only those sessions are exported; replaces an earlier choice. */
    public ExportOptions only(Predicate<? super SessionRecord> chosen) {
        return new ExportOptions(
                Objects.requireNonNull(chosen, "chosen"),
                minInterest,
                interest,
                techniques,
                marking,
                defang,
                warninglist);
    }

    /**
     * Returns options that leave out sessions of less interest.
     *
     * @throws IllegalArgumentException if it is not between 0 and 100
     */
    public ExportOptions minInterest(int minimum) {
        if (minimum < 0 || minimum > 100) {
            throw new IllegalArgumentException("minInterest is not between 0 and 100: " + minimum);
        }
        return new ExportOptions(only, minimum, interest, techniques, marking, defang, warninglist);
    }

    /** Returns options with another measure of interest; what it returns is taken into the range of 0 to 100. */
    public ExportOptions interest(ToIntFunction<SessionRecord> score) {
        return new ExportOptions(
                only, minInterest, Objects.requireNonNull(score, "score"), techniques, marking, defang, warninglist);
    }

    /** Returns options with another source of attack techniques; the default are those of an {@code Assessment}. */
    public ExportOptions techniques(Function<SessionRecord, List<AttackTechnique>> found) {
        return new ExportOptions(
                only, minInterest, interest, Objects.requireNonNull(found, "found"), marking, defang, warninglist);
    }

    /** Returns options with another marking of STIX and MISP exports; the default is {@link Tlp#AMBER}. */
    public ExportOptions marking(Tlp label) {
        return new ExportOptions(
                only, minInterest, interest, techniques, Objects.requireNonNull(label, "label"), defang, warninglist);
    }

    /** Returns options with which an IOC list is defanged or not; by default it is not, as machines read it. */
    public ExportOptions defang(boolean on) {
        return new ExportOptions(only, minInterest, interest, techniques, marking, on, warninglist);
    }

    /**
     * Returns options that call nothing malicious that is in this list either, or in those given before; without any, the
     * {@link Warninglist#standard() standard} list applies.
     */
    public ExportOptions warninglist(Warninglist list) {
        return withWarninglist(warninglist.and(Objects.requireNonNull(list, "list")));
    }

    /**
     * Returns options that call nothing malicious either that is in the list of a file, in the format of the MISP
     * warninglists.
     *
     * @throws IllegalArgumentException if the file is no warninglist, or of a type that is not supported
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public ExportOptions warninglist(Path file) {
        return warninglist(Warninglist.read(file));
    }

    /** Returns options without any warninglist, not even the standard one. */
    public ExportOptions withoutWarninglist() {
        return withWarninglist(Warninglist.none());
    }

    private ExportOptions withWarninglist(Warninglist list) {
        return new ExportOptions(only, minInterest, interest, techniques, marking, defang, list);
    }

    /** Returns the least interest of a session in the export. */
    public int minInterest() {
        return minInterest;
    }

    /** Returns whether a session is in the export: it is chosen and interesting enough. */
    public boolean holds(SessionRecord session) {
        return only.test(session) && interestOf(session) >= minInterest;
    }

    /** Returns the interest of a session, from 0 to 100. */
    public int interestOf(SessionRecord session) {
        return Math.max(0, Math.min(100, interest.applyAsInt(session)));
    }

    /** Returns the attack techniques of a session. */
    public List<AttackTechnique> techniquesOf(SessionRecord session) {
        return techniques.apply(session);
    }

    /** Returns the marking of STIX and MISP exports. */
    public Tlp marking() {
        return marking;
    }

    /** Returns whether an IOC list is defanged. */
    public boolean isDefanged() {
        return defang;
    }

    /** Returns the list of what is never called malicious. */
    public Warninglist warninglist() {
        return warninglist;
    }

    private static int usualInterest(SessionRecord record) {
        if (record instanceof Assessment assessment && assessment.interest() != null) {
            return assessment.interest().points();
        }
        Session session = record.session();
        return (session.successfulLogin().isPresent() ? 20 : 0)
                + (session.commands().isEmpty() ? 0 : 30)
                + (hasFiles(session) ? 50 : 0);
    }

    private static boolean isWorthSharing(SessionRecord record) {
        Session session = record.session();
        return hasFiles(session)
                || (session.successfulLogin().isPresent() && !session.commands().isEmpty());
    }

    private static boolean hasFiles(Session session) {
        return !session.uploads().isEmpty() || session.downloads().stream().anyMatch(ExportOptions::isFile);
    }

    private static boolean isFile(Download file) {
        return file.sha256() != null || file.failed();
    }
}
