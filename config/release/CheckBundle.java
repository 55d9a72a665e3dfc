import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Checks a folder laid out as a Maven repository against what Maven Central asks for, and packs it into
 * {@code central-bundle.zip} beside it. Arguments: the folder, the version, whether signatures are missing on purpose.
 */
public final class CheckBundle {
    private static final List<String> ARTIFACTS = List.of(
            "cowrie-parent",
            "cowrie-bom",
            "cowrie-shaded",
            "cowrie-model",
            "cowrie-json",
            "cowrie-parser",
            "cowrie-enrich",
            "cowrie-analysis",
            "cowrie-report",
            "cowrie-store",
            "cowrie-sink",
            "cowrie-service",
            "cowrie-flink",
            "cowrie-kit",
            "cowrie-testkit",
            "cowrie-cli");
    private static final List<String> WITHOUT_JAR = List.of("cowrie-parent", "cowrie-bom");
    private static final List<String> ASKED_FOR =
            List.of("name", "description", "url", "licenses", "developers", "scm");

    private final Path folder;
    private final String version;
    private final boolean unsigned;
    private final List<String> faults = new ArrayList<>();

    private CheckBundle(Path folder, String version, boolean unsigned) {
        this.folder = folder;
        this.version = version;
        this.unsigned = unsigned;
    }

    public static void main(String... args) throws Exception {
        CheckBundle check = new CheckBundle(Path.of(args[0]), args[1], Boolean.parseBoolean(args[2]));
        check.run();
    }

    private void run() throws Exception {
        Path group = folder.resolve("io/github/cowriekit");
        try (Stream<Path> found = Files.list(group)) {
            var names = new TreeSet<>(found.map(path -> path.getFileName().toString()).toList());
            if (!names.equals(new TreeSet<>(ARTIFACTS))) {
                faults.add("published are " + names);
            }
        }
        for (String artifact : ARTIFACTS) {
            check(group.resolve(artifact).resolve(version), artifact);
        }
        if (!faults.isEmpty()) {
            faults.forEach(fault -> System.err.println("bundle: " + fault));
            System.exit(1);
        }
        Path bundle = folder.resolveSibling("central-bundle.zip");
        int files = pack(bundle);
        System.out.printf("bundle: %d artifacts, %d files, %s%n", ARTIFACTS.size(), files, bundle);
    }

    private void check(Path artifactFolder, String artifact) throws Exception {
        String start = artifact + "-" + version;
        checkPom(artifactFolder.resolve(start + ".pom"));
        if (WITHOUT_JAR.contains(artifact)) {
            return;
        }
        for (String end : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
            Path file = artifactFolder.resolve(start + end);
            if (exists(file)) {
                checkJar(file, end.equals(".jar"));
            }
        }
        Path sbom = artifactFolder.resolve(start + "-cyclonedx.json");
        if (exists(sbom) && !Files.readString(sbom).contains("\"bomFormat\" : \"CycloneDX\"")) {
            faults.add(sbom + " is not an SBOM");
        }
    }

    private boolean exists(Path file) throws Exception {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            faults.add(file + " is missing");
            return false;
        }
        byte[] bytes = Files.readAllBytes(file);
        for (var sum : Map.of("md5", "MD5", "sha1", "SHA-1").entrySet()) {
            Path summed = file.resolveSibling(file.getFileName() + "." + sum.getKey());
            String expected = HexFormat.of().formatHex(MessageDigest.getInstance(sum.getValue()).digest(bytes));
            if (!Files.isRegularFile(summed) || !Files.readString(summed).strip().equals(expected)) {
                faults.add(summed + " is missing or wrong");
            }
        }
        if (!unsigned && !Files.isRegularFile(file.resolveSibling(file.getFileName() + ".asc"))) {
            faults.add(file + " is not signed");
        }
        return true;
    }

    private void checkPom(Path pom) throws Exception {
        if (!exists(pom)) {
            return;
        }
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        for (String asked : ASKED_FOR) {
            if (children(document.getDocumentElement(), asked) == 0) {
                faults.add(pom + " has no <" + asked + ">");
            }
        }
        String text = Files.readString(pom);
        if (text.contains("${revision}") || text.contains("-SNAPSHOT")) {
            faults.add(pom + " names a version that is not released");
        }
    }

    private static int children(Element parent, String name) {
        int count = 0;
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (name.equals(child.getNodeName())) {
                count++;
            }
        }
        return count;
    }

    private static boolean hasModuleName(ZipFile zip) throws IOException {
        if (zip.getEntry("module-info.class") != null) {
            return true;
        }
        try (var manifest = zip.getInputStream(zip.getEntry("META-INF/MANIFEST.MF"))) {
            return new Manifest(manifest).getMainAttributes().getValue("Automatic-Module-Name") != null;
        }
    }

    private void checkJar(Path jar, boolean isModule) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry("META-INF/LICENSE") == null && zip.getEntry("LICENSE") == null && isModule) {
                faults.add(jar + " holds no licence");
            }
            // the command line is a program
            if (isModule && !jar.getFileName().toString().startsWith("cowrie-cli") && !hasModuleName(zip)) {
                faults.add(jar + " is no module");
            }
        }
    }

    private int pack(Path bundle) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
                    .sorted()
                    .toList();
        }
        try (OutputStream out = Files.newOutputStream(bundle);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return files.size();
    }
}
