package io.github.cowriekit.service.internal.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.cowriekit.service.ServiceException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A TOML file, section by section. */
final class ConfigFile {
    private static final long MAX_SIZE = 1 << 20;

    private final Map<String, Object> content;
    private final Map<String, String> environment;

    private ConfigFile(Map<String, Object> content, Map<String, String> environment) {
        this.content = content;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @throws ServiceException if it cannot be read or is no TOML, with the line
     */
    static ConfigFile read(Path file, Map<String, String> environment) {
        try {
            if (Files.isDirectory(file)) {
                throw new ServiceException("a folder and no configuration file: " + file);
            }
            if (Files.size(file) > MAX_SIZE) {
                throw new ServiceException("too large for a configuration: " + file);
            }
            Map<String, Object> content =
                    new TomlMapper().readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
            return new ConfigFile(content, environment);
        } catch (NoSuchFileException e) {
            throw new ServiceException("there is no configuration file " + file, e);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String line = place == null ? "" : " line " + place.getLineNr() + ":";
            throw new ServiceException(file + line + " " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new ServiceException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns the settings that stand in no section. */
    SinkSettings top() {
        Map<String, Object> own = new LinkedHashMap<>();
        content.forEach((name, value) -> {
            if (!(value instanceof Map)) {
                own.put(name, value);
            }
        });
        return SinkSettings.of("", own, environment);
    }

    /** Returns the names of all sections. */
    Set<String> sections() {
        Set<String> names = new TreeSet<>();
        content.forEach((name, value) -> {
            if (value instanceof Map) {
                names.add(name);
            }
        });
        return names;
    }

    /** Returns the names of the sections in a section, such as {@code search} of {@code sink.search}. */
    Set<String> sectionsOf(String section) {
        Set<String> names = new TreeSet<>();
        map(content.get(section)).forEach((name, value) -> {
            if (value instanceof Map) {
                names.add(name);
            }
        });
        return names;
    }

    /** Returns the settings of a section, without the sections in it; none if there is no such section. */
    SinkSettings section(String name) {
        Map<String, Object> own = new LinkedHashMap<>();
        map(content.get(name)).forEach((key, value) -> {
            if (!(value instanceof Map)) {
                own.put(key, value);
            }
        });
        return SinkSettings.of(name, own, environment);
    }

    /** Returns the settings of a section in a section. */
    SinkSettings section(String outer, String name) {
        Map<String, Object> own = new LinkedHashMap<>();
        map(map(content.get(outer)).get(name)).forEach((key, value) -> own.put(String.valueOf(key), value));
        return SinkSettings.of(outer + "." + name, own, environment);
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, part) -> map.put(String.valueOf(key), part));
        }
        return map;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
