package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.FileUse;
import io.github.cowriekit.analysis.internal.commands.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a command downloads. */
final class FetchedUrls {
    /** Programs whose arguments are URLs, or host and path. */
    private static final Set<String> FETCHERS =
            Set.of("wget", "curl", "fetch", "lwp-download", "lynx", "aria2c", "axel", "GET", "git", "good", "/tool");
    /** Programs that take host and file separately; the file becomes the path of a URL. */
    private static final Set<String> TRANSFERS = Set.of("tftp", "ftpget", "ftp", "atftp");
    /** Programs whose script may contain a URL anywhere. */
    private static final Set<String> INTERPRETERS =
            Set.of("python", "python2", "python3", "perl", "php", "ruby", "lua", "node");

    private static final Pattern URL = Pattern.compile("\\b(?:https?|ftp|tftp)://[^\\s\"'`<>|;&)\\\\]++");
    private static final String SOCKET = "/dev/tcp/";

    private FetchedUrls() {}

    static List<String> of(ShellCommand command) {
        List<String> urls = new ArrayList<>();
        String program = command.program();
        if (FETCHERS.contains(program)) {
            for (String word : command.arguments()) {
                if (!word.startsWith("-") && (word.indexOf('/') >= 0 || word.indexOf('.') >= 0)) {
                    urls.add(word);
                }
            }
        } else if (TRANSFERS.contains(program)) {
            command.arguments().stream()
                    .filter(word -> !word.startsWith("-"))
                    .forEach(word -> urls.add(word.startsWith("/") ? word : "/" + word));
        } else if (INTERPRETERS.contains(program)) {
            command.arguments().forEach(word -> addAll(urls, word));
        }
        for (FileUse file : command.files()) {
            if (file.path().startsWith(SOCKET)) {
                urls.add(file.path());
            }
        }
        return urls;
    }

    private static void addAll(List<String> urls, String text) {
        Matcher matcher = URL.matcher(text);
        while (matcher.find()) {
            urls.add(matcher.group());
        }
    }
}
