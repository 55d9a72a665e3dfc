"""Reads a log with json.loads into sessions and prints the same counts as SessionCount."""
import json
import sys


class Session:
    __slots__ = ("id", "ip", "started", "ended", "logins", "commands", "files", "closed")

    def __init__(self, event):
        self.id = event["session"]
        self.ip = event.get("src_ip")
        self.started = self.ended = event["timestamp"]
        self.logins, self.commands, self.files, self.closed = [], [], [], False


def sessions(lines):
    held = {}
    for line in lines:
        event = json.loads(line)
        session = held.get(event["session"])
        if session is None:
            session = held[event["session"]] = Session(event)
        session.ended = event["timestamp"]
        kind = event["eventid"]
        if kind in ("cowrie.login.failed", "cowrie.login.success"):
            session.logins.append((event["timestamp"], event["username"], event["password"], kind.endswith("success")))
        elif kind == "cowrie.command.input":
            session.commands.append((event["timestamp"], event["input"]))
        elif kind in ("cowrie.session.file_download", "cowrie.session.file_upload"):
            session.files.append((event.get("url"), event.get("shasum")))
        elif kind == "cowrie.session.closed":
            session.closed = True
            yield held.pop(event["session"])
    yield from held.values()


counts = [0, 0, 0, 0, 0]
with open(sys.argv[1], "rb") as log:
    for s in sessions(log):
        counts[0] += 1
        counts[1] += len(s.logins)
        counts[2] += sum(ok for _, _, _, ok in s.logins)
        counts[3] += len(s.commands)
        counts[4] += sum(len(text) for _, text in s.commands)
print(*counts)
