package io.github.cowriekit.model.assessment.technique;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tactics of MITRE ATT&amp;CK Enterprise in the order of its matrix, as of {@link Techniques#ATTACK_VERSION}.
 *
 * <p>Version 19 retired Defense Evasion: its id, TA0005, is now that of Stealth, and Defense Impairment is new.
 *
 * @since 0.1.0
 */
public enum AttackTactic {
    /** Gathering what helps to plan an attack. */
    RECONNAISSANCE("TA0043", "Reconnaissance"),
    /** Preparing what an attack needs. */
    RESOURCE_DEVELOPMENT("TA0042", "Resource Development"),
    /** Getting in. */
    INITIAL_ACCESS("TA0001", "Initial Access"),
    /** Running code. */
    EXECUTION("TA0002", "Execution"),
    /** Arranging to come back. */
    PERSISTENCE("TA0003", "Persistence"),
    /** Getting more rights. */
    PRIVILEGE_ESCALATION("TA0004", "Privilege Escalation"),
    /** Staying unseen. */
    STEALTH("TA0005", "Stealth"),
    /** Disabling or weakening what protects. */
    DEFENSE_IMPAIRMENT("TA0112", "Defense Impairment"),
    /** Stealing names and passwords. */
    CREDENTIAL_ACCESS("TA0006", "Credential Access"),
    /** Looking around. */
    DISCOVERY("TA0007", "Discovery"),
    /** Moving on to other machines. */
    LATERAL_MOVEMENT("TA0008", "Lateral Movement"),
    /** Collecting what is of interest. */
    COLLECTION("TA0009", "Collection"),
    /** Talking to compromised machines. */
    COMMAND_AND_CONTROL("TA0011", "Command and Control"),
    /** Taking data out. */
    EXFILTRATION("TA0010", "Exfiltration"),
    /** Doing harm. */
    IMPACT("TA0040", "Impact");

    private static final Map<String, AttackTactic> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(AttackTactic::shortName, Function.identity()));

    /** Tactics of the kinds of action whose name does not begin like the tactic. */
    private static final Map<String, String> WORDS = Map.of("recon", "discovery", "credentials", "credential-access");

    private final String id;
    private final String label;
    private final String shortName;

    AttackTactic(String id, String label) {
        this.id = id;
        this.label = label;
        this.shortName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the tactic with a short name such as {@code lateral-movement}, if this version has it. */
    public static Optional<AttackTactic> find(String shortName) {
        return Optional.ofNullable(BY_NAME.get(shortName));
    }

    /**
     * Returns the tactic that a rule is about: the one of its tactics whose name begins like the category of the rule, such as
     * {@code persistence} for {@code persistence.cron}; otherwise the first in the order of the matrix. Empty if this version
     * has none of its tactics.
     */
    public static Optional<AttackTactic> of(TechniqueRule rule) {
        List<AttackTactic> tactics = rule.tactics().stream()
                .map(AttackTactic::find)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        int dot = rule.category().indexOf('.');
        String kind = dot < 0 ? rule.category() : rule.category().substring(0, dot);
        String stem = WORDS.getOrDefault(kind, kind);
        return tactics.stream()
                .filter(tactic -> !stem.isEmpty() && tactic.shortName().startsWith(stem))
                .findFirst()
                .or(() -> tactics.stream().findFirst());
    }

    /** Returns the id, such as {@code TA0008}. */
    public String id() {
        return id;
    }

    /** Returns the name, such as {@code Lateral Movement}. */
    public String label() {
        return label;
    }

    /** Returns the name of its kill chain phase, such as {@code lateral-movement}. */
    public String shortName() {
        return shortName;
    }
}
