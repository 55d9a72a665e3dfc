package io.github.cowriekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/api.md against the compiled modules. */
class ApiPageTest {
    private static final String ROOT = "io.github.cowriekit.";

    /** The published modules without a descriptor. */
    private static final List<String> UNNAMED = List.of(ROOT + "cli", ROOT + "flink");

    private static final Pattern MODULE = Pattern.compile("### `(.+)`");
    private static final Pattern PACKAGE = Pattern.compile("\\| \\*\\*`(.+?)`\\*\\* \\| \\*\\*(.*)\\*\\* \\|");
    private static final Pattern TYPE = Pattern.compile("\\| `(\\w+)` \\| (.*) \\|");

    /** A row: the module it stands under, what it is about, and the text. */
    private record Row(String module, String name, String text) {}

    @Test
    void namesEveryPublicTypeAndNothingElse() throws IOException {
        Set<String> exported = exportedPackages();
        List<String> types = ArchitectureTest.CLASSES.stream()
                .filter(type -> type.isTopLevelClass()
                        && type.getModifiers().contains(JavaModifier.PUBLIC)
                        && exported.contains(type.getPackageName()))
                .map(JavaClass::getName)
                .toList();

        assertThat(names(types())).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void namesEveryExportedPackageAndNothingElse() throws IOException {
        assertThat(names(packages())).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(exportedPackages());
    }

    @Test
    void putsEachPackageUnderItsModule() throws IOException {
        assertThat(packages()).allSatisfy(row -> {
            String module = row.name().substring(ROOT.length()).split("\\.")[0];
            assertThat(row.module()).as(row.name()).isEqualTo("cowrie-" + module);
        });
    }

    @Test
    void saysOfEachTypeWhatItIsFor() throws IOException {
        assertThat(types())
                .allSatisfy(row -> assertThat(row.text()).as(row.name()).hasSizeGreaterThan(10));
        assertThat(packages())
                .allSatisfy(row -> assertThat(row.text()).as(row.name()).isNotBlank());
    }

    @Test
    void keepsTypesInOrder() throws IOException {
        assertThat(names(types()).stream()
                        .map(name -> name.substring(0, name.lastIndexOf('.')))
                        .distinct())
                .as("packages with types")
                .containsExactlyElementsOf(names(packages()));
        assertThat(types()).isSortedAccordingTo((one, other) -> {
            boolean samePackage = withoutType(one.name()).equals(withoutType(other.name()));
            return samePackage ? one.name().compareTo(other.name()) : 0;
        });
    }

    private static String withoutType(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(Row::name).toList();
    }

    private static List<Row> packages() throws IOException {
        return rows(true);
    }

    private static List<Row> types() throws IOException {
        return rows(false);
    }

    private static List<Row> rows(boolean packages) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "api.md"));
        List<Row> rows = new ArrayList<>();
        String module = "";
        String in = "";
        for (String line : lines.subList(lines.indexOf("## All public types"), lines.size())) {
            var heading = MODULE.matcher(line);
            var bold = PACKAGE.matcher(line);
            var type = TYPE.matcher(line);
            if (heading.matches()) {
                module = heading.group(1);
            } else if (bold.matches()) {
                in = bold.group(1);
                if (packages) {
                    rows.add(new Row(module, in, bold.group(2)));
                }
            } else if (type.matches()) {
                if (!packages) {
                    rows.add(new Row(module, in + "." + type.group(1), type.group(2)));
                }
            } else {
                // a row that is read as neither would be compared with nothing
                assertThat(line).doesNotStartWith("| `").doesNotStartWith("| **");
            }
        }
        return rows;
    }

    private static Set<String> exportedPackages() throws IOException {
        Set<String> exported = new TreeSet<>(UNNAMED);
        for (URL descriptor :
                Collections.list(ApiPageTest.class.getClassLoader().getResources("module-info.class"))) {
            try (InputStream in = descriptor.openStream()) {
                ModuleDescriptor module = ModuleDescriptor.read(in);
                if (module.name().startsWith(ROOT)) {
                    module.exports().stream()
                            .filter(export -> !export.isQualified())
                            .forEach(export -> exported.add(export.source()));
                }
            }
        }
        return exported;
    }
}
