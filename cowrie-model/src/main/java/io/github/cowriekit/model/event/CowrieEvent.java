package io.github.cowriekit.model.event;

import io.github.cowriekit.model.event.client.ClientFingerprint;
import io.github.cowriekit.model.event.client.ClientKex;
import io.github.cowriekit.model.event.client.ClientMalformedPacket;
import io.github.cowriekit.model.event.client.ClientSize;
import io.github.cowriekit.model.event.client.ClientVar;
import io.github.cowriekit.model.event.client.ClientVersion;
import io.github.cowriekit.model.event.command.CommandChpasswd;
import io.github.cowriekit.model.event.command.CommandFailed;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.model.event.command.CommandSuccess;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipData;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4h;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRedirect;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRequest;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipTunnel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a Cowrie log: a sealed family with one record per event id that describes attacker behaviour.
 *
 * <p>Every other id (forks, plugins, versions to come) is an {@link UnknownEvent}. Event ids and keys are those of
 * Cowrie's <a href="https://docs.cowrie.org/en/latest/OUTPUT.html">event reference</a>. Values are what an attacker
 * sent; escape before display. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface CowrieEvent
        permits SessionConnect,
                SessionClosed,
                SessionParams,
                SessionInput,
                FileDownload,
                FileDownloadFailed,
                FileUpload,
                ClientVersion,
                ClientKex,
                ClientSize,
                ClientVar,
                ClientFingerprint,
                ClientMalformedPacket,
                LoginAttempt,
                CommandInput,
                CommandFailed,
                CommandSuccess,
                CommandChpasswd,
                LogOpen,
                LogClosed,
                DirectTcpipRequest,
                DirectTcpipData,
                DirectTcpipRedirect,
                DirectTcpipTunnel,
                DirectTcpipJa4,
                DirectTcpipJa4h,
                TunnelProxyData,
                TelnetOption,
                TelnetError,
                TelnetExploitAttempt,
                TelnetExploitSuccess,
                UnknownEvent {
    /** Returns what every event carries. */
    EventHeader header();

    /**
     * Returns the keys of this event beyond the header, as Cowrie spells them, in a fixed order, unknown keys last.
     * Absent values are left out. Values are strings, booleans, longs, big integers, big decimals, lists and maps.
     */
    Map<String, Object> attributes();

    /** Returns Cowrie's event id, such as {@code cowrie.command.input}. */
    default String eventId() {
        return header().eventId();
    }

    /** Returns the session id, null for events that belong to no session. */
    default @Nullable String session() {
        return header().session();
    }

    /** Returns the time of the event, null when it is missing or unreadable. */
    default @Nullable Instant timestamp() {
        return header().timestamp();
    }
}
