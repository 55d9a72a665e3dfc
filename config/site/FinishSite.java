import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns links to headings, which our pages write as GitHub names them, into the names that Maven's site gives them, and fails
 * if a link leads nowhere. Argument: the folder of the site.
 */
public final class FinishSite {
    private static final Pattern LINK = Pattern.compile("(?<=(?:href|src)=\")[^\"]*(?=\")");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");
    private static final Pattern PLACE = Pattern.compile("<[^>]* (?:id|name)=\"([^\"]*)\"");
    private static final Pattern ENCODED = Pattern.compile("\\.([0-9A-F]{2})");

    private final Map<Path, String> pages = new TreeMap<>();
    private final Map<Path, Map<String, String>> places = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Path folder;
    private int links;

    private FinishSite(Path folder) {
        this.folder = folder;
    }

    public static void main(String... args) throws IOException {
        FinishSite site = new FinishSite(Path.of(args[0]));
        site.read();
        site.rewrite();
        if (site.links == 0 || !site.faults.isEmpty()) {
            site.faults.forEach(fault -> System.err.println("site: " + fault));
            System.exit(1);
        }
        System.out.printf("site: %d pages, %d links%n", site.pages.size(), site.links);
    }

    private void read() throws IOException {
        Path javadoc = folder.resolve("apidocs");
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path page : found.filter(path -> path.toString().endsWith(".html") && !path.startsWith(javadoc))
                    .toList()) {
                String content = Files.readString(page);
                pages.put(page, content);
                Map<String, String> named = new HashMap<>();
                PLACE.matcher(content).results().map(match -> match.group(1)).forEach(id -> {
                    named.putIfAbsent(slug(id), id);
                    named.put(id, id);
                });
                places.put(page, named);
            }
        }
    }

    private void rewrite() throws IOException {
        for (Map.Entry<Path, String> page : pages.entrySet()) {
            String finished = LINK.matcher(page.getValue())
                    .replaceAll(link -> Matcher.quoteReplacement(target(page.getKey(), link.group())));
            Files.writeString(page.getKey(), finished);
        }
    }

    private String target(Path page, String link) {
        if (SCHEME.matcher(link).matches()) {
            return link;
        }
        links++;
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path leadsTo = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        // the menu names the Javadoc, which is there only if it was made before
        boolean noJavadoc = leadsTo.startsWith(folder.resolve("apidocs"));
        if (!Files.exists(leadsTo) && !noJavadoc) {
            faults.add(folder.relativize(page) + " links to " + link + ", which is not there");
        }
        if (hash < 0 || hash + 1 == link.length() || !places.containsKey(leadsTo)) {
            return link;
        }
        String place = places.get(leadsTo).get(link.substring(hash + 1));
        if (place == null) {
            faults.add(folder.relativize(page) + " links to " + link + ", a heading that is not there");
            return link;
        }
        return file + "#" + place;
    }

    private static String slug(String id) {
        String heading = ENCODED.matcher(id)
                .replaceAll(code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace('_', '-').replace(' ', '-');
    }
}
