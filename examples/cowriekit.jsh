/env --class-path cowrie-cli/target/cowriekit.jar
import io.github.cowriekit.analysis.*
import io.github.cowriekit.enrich.*
import io.github.cowriekit.model.*
import io.github.cowriekit.model.assessment.*
import io.github.cowriekit.model.event.*
import io.github.cowriekit.model.intel.*
import io.github.cowriekit.parser.*
import io.github.cowriekit.report.*
import java.nio.file.*
import java.time.*
import java.util.*
import java.util.stream.*
System.out.println("CowrieKit is on the class path. Try: CowrieLog.in(Path.of(\"examples/sample-logs\")).sessions().forEach(s -> System.out.println(s.id()))")
