package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.util.List;
import java.util.regex.Pattern;

/** What the exports must look like whatever the sessions hold. */
final class ExportGrammars {
    private static final Schema STIX = ExportFixtures.schema("stix-2.1-subset.schema.json");
    private static final Schema OCSF = ExportFixtures.schema("ocsf-1.5.0-subset.schema.json");
    private static final Schema MISP = ExportFixtures.schema("misp-subset.schema.json");
    private static final Schema NAVIGATOR = ExportFixtures.schema("navigator-4.5.schema.json");
    private static final Pattern CEF_LINE = Pattern.compile(
            "CEF:0\\|Cowrie\\|Cowrie\\|unknown\\|cowrie\\.session\\|[A-Za-z0-9 :,]+\\|\\d{1,2}\\|start=\\d+ .*|CEF:0\\|.*\\|externalId=.*");
    private static final Pattern IOC_LINE =
            Pattern.compile("# [ -~]+|[0-9a-f.:]+|[a-z0-9.-]+|[a-zA-Z0-9+.-]+://[!-~]+");

    private ExportGrammars() {}

    static void stix(String text, List<EnrichedSession> sessions) {
        ExportFixtures.assertAscii(text);
        assertThat(STIX.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text.split("\"observed-data\"", -1)).hasSizeLessThanOrEqualTo(shared(sessions) + 1);
    }

    static void misp(String text, List<EnrichedSession> sessions) {
        ExportFixtures.assertAscii(text);
        assertThat(MISP.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text.split("\"name\":\"cowrie\"", -1)).hasSize(shared(sessions) + 1);
    }

    static void ocsf(String text, List<EnrichedSession> sessions) {
        ExportFixtures.assertAscii(text);
        assertThat(text.lines()).hasSameSizeAs(sessions);
        assertThat(text.lines())
                .allSatisfy(line ->
                        assertThat(OCSF.validate(line, InputFormat.JSON)).isEmpty());
    }

    static void ecs(String text, List<EnrichedSession> sessions) {
        ExportFixtures.assertAscii(text);
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(2 * sessions.size());
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i)).matches("\\{\"create\":\\{\"_id\":\"[0-9a-f-]{36}\"}}");
            assertThat(ExportFixtures.json(lines.get(i + 1)).isObject()).isTrue();
        }
    }

    static void navigator(String text, List<EnrichedSession> sessions) {
        ExportFixtures.assertAscii(text);
        assertThat(NAVIGATOR.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text).contains("{\"name\":\"Sessions\",\"value\":\"" + sessions.size() + "\"}");
    }

    static void cef(String text, List<EnrichedSession> sessions) {
        assertThat(text).doesNotContainPattern(Grammars.ACTIVE);
        assertThat(text.lines()).hasSameSizeAs(sessions).allMatch(CEF_LINE.asMatchPredicate());
    }

    static void ioc(String text, List<EnrichedSession> sessions) {
        ExportFixtures.assertAscii(text);
        assertThat(text.lines()).allMatch(IOC_LINE.asMatchPredicate());
        assertThat(text.lines().filter(line -> line.startsWith("#"))).hasSize(4);
    }

    private static int shared(List<EnrichedSession> sessions) {
        return (int) sessions.stream().filter(ExportOptions.sharing()::holds).count();
    }
}
