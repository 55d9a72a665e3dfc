package org.example.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An enrichment is a bean that the context closes. */
class InSpringTest {
    @Configuration
    static class Beans {
        @Bean
        Enrichment enrichment() {
            return Enrichment.builder().discover().offline().build();
        }
    }

    @Test
    void servesAsABeanUntilTheContextIsClosed() {
        SpringApplication application = new SpringApplication(Beans.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<Session> sessions;
        try (var read = CowrieLog.in(Path.of("..", "..", "sample-logs", "diary")).sessions()) {
            sessions = read.toList();
        }
        Enrichment enrichment;
        try (ConfigurableApplicationContext context = application.run()) {
            enrichment = context.getBean(Enrichment.class);
            assertEquals(
                    3,
                    sessions.stream()
                            .filter(session -> !enrichment.enrich(session).results().isEmpty())
                            .count());
        }
        assertThrows(CowrieException.class, () -> enrichment.enrich(sessions.get(0)));
    }
}
