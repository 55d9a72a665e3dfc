package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.Attributed;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.internal.digest.Conclusion;
import io.github.cowriekit.report.internal.digest.CountryText;
import io.github.cowriekit.report.internal.digest.SourceOrigin;
import io.github.cowriekit.report.spi.SafeText;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a client came from, in one line for the place and one for what its network is. */
final class OriginText {
    private final SessionRecord record;
    private final Session session;
    private final @Nullable Conclusion conclusion;
    private final SafeText text;

    OriginText(SessionRecord record, @Nullable Conclusion conclusion, SafeText text) {
        this.record = record;
        this.session = record.session();
        this.conclusion = conclusion;
        this.text = text;
    }

    /** Returns address, country, network and client. */
    String place() {
        StringJoiner place = new StringJoiner("  ");
        place.add(
                session.source().ip() == null
                        ? LabelledLines.NOT_LOGGED
                        : text.undefanged(session.source().ip()));
        Stream.of(CountryText.of(record), SourceOrigin.of(record).networkText())
                .filter(part -> part != null && !part.isEmpty())
                .forEach(part -> place.add(text.ofService(part)));
        if (session.client().softwareVersion() != null) {
            place.add(text.ofLog(session.client().softwareVersion()));
        }
        return place.toString();
    }

    /** Returns what the network is, with who says it; empty when nobody says and nothing was concluded. */
    String infrastructure() {
        Observable host = AnswersBySubject.host(session.source().ip());
        SubjectView view = host == null ? null : SubjectView.of(host, record);
        StringJoiner words = new StringJoiner(", ");
        if (view != null) {
            add(words, OriginLines.joined(view.uses(), OriginLines::words));
            add(words, hints(view.hints()));
            add(words, OriginLines.joined(view.roles(), role -> role.label()));
            if (!view.knownScanners().isEmpty()) {
                add(words, "known scanner " + OriginLines.joined(view.knownScanners(), name -> name));
            }
        }
        if (words.length() == 0 && record instanceof Assessment assessment) {
            add(words, hints(assessment.origin().hints()));
        }
        if (words.length() == 0) {
            return conclusion == null ? "" : conclusion.network();
        }
        return text.ofService(words.toString());
    }

    private static String hints(List<Attributed<NetworkKind>> hints) {
        String joined = OriginLines.joined(hints, NetworkKind::label);
        return joined.isEmpty() ? "" : "perhaps " + joined;
    }

    private static void add(StringJoiner words, String part) {
        if (!part.isEmpty()) {
            words.add(part);
        }
    }
}
