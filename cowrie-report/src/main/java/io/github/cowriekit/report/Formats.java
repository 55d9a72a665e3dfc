package io.github.cowriekit.report;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The formats by name: those of this library, then those that others registered. */
final class Formats {
    private static final System.Logger LOG = System.getLogger(Formats.class.getName());

    private Formats() {}

    static Map<String, ReportFormat> byName(Collection<ReportFormat> builtIn, ClassLoader loader) {
        Map<String, ReportFormat> formats = new TreeMap<>();
        builtIn.forEach(format -> add(formats, format));
        Iterator<ReportFormat> others =
                ServiceLoader.load(ReportFormat.class, loader).iterator();
        while (hasNext(others)) {
            ReportFormat other = next(others);
            if (other != null) {
                add(formats, other);
            }
        }
        return formats;
    }

    private static void add(Map<String, ReportFormat> formats, ReportFormat format) {
        ReportFormat other = formats.putIfAbsent(format.name(), format);
        if (other != null) {
            throw new IllegalStateException("two formats are named '" + format.name() + "': "
                    + other.getClass().getName() + " and " + format.getClass().getName());
        }
    }

    /** A registration that cannot be read is as if it were not there; the loader goes on behind it. */
    private static boolean hasNext(Iterator<ReportFormat> formats) {
        while (true) {
            try {
                return formats.hasNext();
            } catch (ServiceConfigurationError e) {
                skipped(e);
            }
        }
    }

    private static @Nullable ReportFormat next(Iterator<ReportFormat> formats) {
        try {
            return formats.next();
        } catch (ServiceConfigurationError e) {
            skipped(e);
            return null;
        }
    }

    private static void skipped(ServiceConfigurationError e) {
        LOG.log(System.Logger.Level.WARNING, "a report format cannot be loaded and is left out", e);
    }
}
