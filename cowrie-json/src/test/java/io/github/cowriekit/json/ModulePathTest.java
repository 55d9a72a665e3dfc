package io.github.cowriekit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.cowriekit.model.Session;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On the module path the mapper reaches no more of the records than their modules export. */
class ModulePathTest {
    private static final String NAME = "io.github.cowriekit.json";

    @Test
    void readsAndWritesWhatItDoesOnTheClassPath() throws Exception {
        String line = SessionJson.toJson(UsualSession.enriched());
        ClassLoader modules = modules().findLoader(NAME);
        Class<?> json = modules.loadClass(SessionJson.class.getName());
        assertThat(json.getModule().getName()).isEqualTo(NAME);

        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(modules);
        try {
            Object session = json.getMethod("read", String.class).invoke(null, line);
            Class<?> record = modules.loadClass("io.github.cowriekit.model.SessionRecord");
            assertThat(json.getMethod("toJson", record).invoke(null, session)).isEqualTo(line);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ModuleLayer modules() throws URISyntaxException {
        Path[] places = new Path[6];
        int next = 0;
        for (Class<?> type : List.of(
                SessionJson.class,
                Session.class,
                JsonMapper.class,
                JsonFactory.class,
                JsonInclude.class,
                JavaTimeModule.class)) {
            places[next++] = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        }
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(places), ModuleFinder.of(), Set.of(NAME));
        return boot.defineModulesWithOneLoader(configuration, null);
    }
}
