package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.data.Sha256;
import io.github.cowriekit.analysis.internal.weights.Threshold;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Recording;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Input of which Cowrie says that an earlier session sent exactly the same; needs no recording. */
final class RepeatedInput {
    private static final Set<String> SMALL_TALK =
            Set.of("ls", "cd", "pwd", "whoami", "id", "w", "exit", "clear", "help");

    /**
     * Lines that a program on the side of the client writes for its user: copying the same file twice, or fetching from a
     * repository, sends the same line twice, whoever asked for it.
     */
    private static final Pattern OF_CLIENT = Pattern.compile("(?:[A-Z_]{1,30}=\\S{0,100}+ )*+(?:/\\S{0,200}/)?(?:"
            + "rsync (?:-\\S++ )*?--server"
            + "|scp (?:-\\S{1,20}+ )*?-[A-Za-z]{0,8}[tf][A-Za-z]{0,8}"
            + "|sftp-server|internal-sftp"
            + "|git[- ](?:upload-pack|receive-pack|upload-archive)|git-lfs-(?:authenticate|transfer)"
            + "|hg (?:-R|--repository) \\S{1,200}+ serve --stdio|svnserve -t|cvs server|bzr serve --inet"
            + "|borg serve|mosh-server new|unison -server"
            // what goes on with another command was written by somebody
            + ")(?: [^;&|<>`\n]*+)?");

    private RepeatedInput() {}

    /** Returns whether somebody sent the same lines before; lines that a client program writes do not count. */
    static boolean isIn(EvidenceSheet sheet, ObservedSession observed) {
        List<Recording> repeated = observed.session().recordings().stream()
                .filter(recording -> Boolean.TRUE.equals(recording.duplicate()))
                .toList();
        if (repeated.isEmpty()) {
            return false;
        }
        long characters = 0;
        Set<String> ofClient = new HashSet<>();
        for (Command command : observed.session().commands()) {
            if (command.isShellLine()
                    && OF_CLIENT.matcher(command.input().strip()).matches()) {
                ofClient.add(Sha256.hexOf(command.input()));
            } else {
                characters += command.input().length() + 1L;
            }
        }
        // the recording of a command that came with the call has the hash of that command
        return characters >= sheet.get(Threshold.K5_BYTES)
                && repeated.stream().anyMatch(recording -> !ofClient.contains(recording.sha256()));
    }

    /** Returns whether the session is so short and everyday that two people may send the same. */
    static boolean isSmallTalk(EvidenceSheet sheet, ObservedSession observed) {
        List<Command> commands = observed.session().commands();
        return commands.size() <= sheet.get(Threshold.K5_SMALL)
                && commands.stream().map(Command::input).allMatch(SMALL_TALK::contains);
    }
}
