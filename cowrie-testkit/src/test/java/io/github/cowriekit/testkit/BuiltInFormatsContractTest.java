package io.github.cowriekit.testkit;

import io.github.cowriekit.report.ReportFormat;
import io.github.cowriekit.report.Reports;
import org.junit.jupiter.api.Nested;

/** The formats of the library do what is expected of those of others. */
class BuiltInFormatsContractTest {
    /** One format. */
    abstract static class Named extends ReportFormatContractTest {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        protected ReportFormat format() {
            return Reports.format(name);
        }
    }

    @Nested
    class Diary extends Named {
        Diary() {
            super("diary");
        }
    }

    @Nested
    class Summary extends Named {
        Summary() {
            super("summary");
        }
    }

    @Nested
    class Html extends Named {
        Html() {
            super("html");
        }
    }

    @Nested
    class Markdown extends Named {
        Markdown() {
            super("markdown");
        }
    }

    @Nested
    class Csv extends Named {
        Csv() {
            super("csv");
        }
    }

    @Nested
    class SessionJsonLines extends Named {
        SessionJsonLines() {
            super("ndjson");
        }
    }

    @Nested
    class Stix extends Named {
        Stix() {
            super("stix");
        }
    }

    @Nested
    class Misp extends Named {
        Misp() {
            super("misp");
        }
    }

    @Nested
    class Ecs extends Named {
        Ecs() {
            super("ecs");
        }
    }

    @Nested
    class Ocsf extends Named {
        Ocsf() {
            super("ocsf");
        }
    }

    @Nested
    class Cef extends Named {
        Cef() {
            super("cef");
        }
    }

    @Nested
    class Ioc extends Named {
        Ioc() {
            super("ioc");
        }
    }

    @Nested
    class Navigator extends Named {
        Navigator() {
            super("navigator");
        }
    }
}
