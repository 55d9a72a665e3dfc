package io.github.cowriekit.service.internal.config;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.AttackRules;
import io.github.cowriekit.analysis.CampaignSignatures;
import io.github.cowriekit.analysis.InterestRules;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.enrich.SourceOptions;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.service.ServiceException;
import io.github.cowriekit.sink.spi.AlertKind;
import io.github.cowriekit.sink.spi.SinkSettings;
import io.github.cowriekit.store.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets up a service as a file says. Every mistake is a {@link ServiceException} of one line. */
public final class Configuration {
    private static final Set<String> SECTIONS = Set.of("enrichment", "health", "rules", "sink");

    private final ConfigFile file;
    private final Map<String, String> environment;
    private final boolean opens;

    private Configuration(ConfigFile file, Map<String, String> environment, boolean opens) {
        this.file = file;
        this.environment = environment;
        this.opens = opens;
    }

    /** Returns the builder of the service that a file describes; opens its store and its answers. */
    public static CowrieService.Builder read(Path file, Map<String, String> environment) {
        return read(file, environment, true);
    }

    /** Returns a builder that has the sinks of a file, and neither store nor enrichment; writes nothing. */
    public static CowrieService.Builder check(Path file, Map<String, String> environment) {
        return read(file, environment, false);
    }

    private static CowrieService.Builder read(Path file, Map<String, String> environment, boolean opens) {
        try {
            return new Configuration(ConfigFile.read(file, environment), environment, opens).builder();
        } catch (ServiceException e) {
            throw e;
        } catch (CowrieException | IllegalArgumentException e) {
            throw new ServiceException(oneLine(e), e);
        }
    }

    private CowrieService.Builder builder() {
        for (String section : file.sections()) {
            if (!SECTIONS.contains(section)) {
                throw new ServiceException("[" + section
                        + "] is not known; there are [enrichment], [health], [rules] and" + " [sink.NAME]");
            }
        }
        SinkSettings top = file.top();
        List<String> logs = top.texts("logs");
        if (logs.isEmpty()) {
            throw new ServiceException("logs is missing: the folder in which Cowrie writes, or several");
        }
        Path[] folders = logs.stream().map(Configuration::path).toArray(Path[]::new);
        requireDifferent(folders);
        Path state = top.path("state");
        CowrieService.Builder service = CowrieService.builder(CowrieLog.of(folders), state);
        service.delay(Duration.ofSeconds(top.number("delay_seconds", 0, 86_400, 120)));
        service.alertsWithin(Duration.ofHours(top.number("alerts_within_hours", 1, 24 * 365, 24)));
        service.alerts(top.texts("alerts").stream().map(this::alert).toArray(AlertKind[]::new));
        var storeFile = top.findText("store");
        top.requireAllUsed();
        health(service);
        rules(service);
        if (file.sectionsOf("sink").isEmpty()) {
            throw new ServiceException("there is no sink: add a section such as [sink.files]");
        }
        Sinks sinks = new Sinks();
        for (String name : file.sectionsOf("sink")) {
            sinks.add(name, file.section("sink", name), service);
        }
        file.section("sink").requireAllUsed();
        var storePath = storeFile.map(Configuration::path);
        if (opens) {
            make(state);
        }
        // what has to be closed comes last
        Enrichment enrichment = enrich(service, state);
        try {
            if (opens) {
                storePath.ifPresent(path -> service.store(SessionStore.sqlite(path)));
            }
        } catch (RuntimeException e) {
            if (enrichment != null) {
                enrichment.close();
            }
            throw e;
        }
        return service;
    }

    /** A folder and its {@code cowrie.json} are one log. */
    private static void requireDifferent(Path[] logs) {
        Set<Path> different = new HashSet<>();
        for (Path log : logs) {
            Path full = log.toAbsolutePath().normalize();
            Path parent = full.getParent();
            boolean isFile = parent != null && full.endsWith("cowrie.json") && !Files.isDirectory(full);
            if (!different.add(isFile ? parent : full)) {
                throw new ServiceException("logs: " + log + " is given twice");
            }
        }
    }

    private AlertKind alert(String label) {
        return AlertKind.findByLabel(label)
                .orElseThrow(() -> new ServiceException("alerts: there is no " + label + " but "
                        + Arrays.stream(AlertKind.values())
                                .map(AlertKind::label)
                                .collect(Collectors.joining(", "))));
    }

    private void health(CowrieService.Builder service) {
        SinkSettings health = file.section("health");
        if (file.sections().contains("health")) {
            service.health(health.number("port", 1, 65_535, 8_089));
        }
        health.requireAllUsed();
    }

    /** Rules are read once now, so that a mistake is known at once, and again at each reload. */
    private void rules(CowrieService.Builder service) {
        SinkSettings rules = file.section("rules");
        var operator = rules.findText("operator").map(Configuration::path);
        var attack = rules.findText("attack").map(Configuration::path);
        var campaigns = rules.findText("campaigns").map(Configuration::path);
        var interest = rules.findText("interest").map(Configuration::path);
        rules.requireAllUsed();
        Stream.of(operator, attack, campaigns, interest)
                .flatMap(Optional::stream)
                .forEach(service::reloadWhenChanged);
        Supplier<Analysis.Builder> read = () -> {
            Analysis.Builder analysis = Analysis.builder();
            operator.ifPresent(path -> analysis.operatorRules(OperatorRules.load(path)));
            attack.ifPresent(path -> analysis.attackRules(AttackRules.load(path)));
            campaigns.ifPresent(path -> analysis.campaigns(CampaignSignatures.load(path)));
            interest.ifPresent(path -> analysis.interestRules(InterestRules.load(path)));
            return analysis;
        };
        Analysis unused = read.get().build();
        service.analysis(read);
    }

    /** Returns what was opened, null if nothing was. */
    private @Nullable Enrichment enrich(CowrieService.Builder service, Path state) {
        SinkSettings section = file.section("enrichment");
        boolean isOn = section.flag("on", true);
        boolean isOffline = section.flag("offline", false);
        List<String> sources = section.texts("sources");
        var contact = section.findText("contact");
        service.answersWithin(Duration.ofSeconds(section.number("answers_within_seconds", 0, 3_600, 60)));
        section.requireAllUsed();
        if (!isOn) {
            return null;
        }
        Enrichment.Builder builder = Enrichment.builder().environment(environment);
        if (sources.isEmpty()) {
            builder.discover();
        } else {
            sources.forEach(builder::source);
        }
        contact.ifPresent(builder::contact);
        for (String name : file.sectionsOf("enrichment")) {
            SinkSettings own = file.section("enrichment", name);
            builder.source(name, options -> source(own, options));
            own.requireAllUsed();
        }
        if (isOffline) {
            builder.offline();
        }
        if (!opens) {
            builder.build().close();
            return null;
        }
        Enrichment enrichment = builder.cacheFile(state.resolve("answers.db")).build();
        service.enrichment(enrichment);
        return enrichment;
    }

    private static void make(Path state) {
        try {
            Files.createDirectories(state);
        } catch (IOException e) {
            throw new ServiceException("state: the folder cannot be made: " + state, e);
        }
    }

    private static SourceOptions source(SinkSettings own, SourceOptions options) {
        SourceOptions changed = options;
        var key = own.findSecret("key");
        if (key.isPresent()) {
            changed = changed.key(ApiKey.of(key.get().reveal()));
        }
        var rate = own.findText("rate");
        if (rate.isPresent()) {
            changed = changed.rate(rate.get());
        }
        int lookups = own.number("max_lookups", -1, Integer.MAX_VALUE, -1);
        return lookups < 0 ? changed : changed.maxLookups(lookups);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ServiceException("no path: " + text, e);
        }
    }

    private static String oneLine(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        // settings outside of every section have no name before the dot
        return (message.startsWith(".") ? message.substring(1) : message)
                .lines()
                .findFirst()
                .orElse("");
    }
}
