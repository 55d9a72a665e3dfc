const STATUS = ['found', 'not found', 'skipped', 'failed'];
const FOLD = 600;

// A long value unfolds: nothing is cut without a way to see it.
function value(t, type) {
  const text = typeof t === 'string' ? t : whole(t);
  if (text === null || text.length <= FOLD) return make('span', text, type);
  const fold = make('details');
  const start = typeof t === 'string' ? text.slice(0, 160) + '…' : Array.isArray(t) ? listed(t) : text.slice(0, 160) + '…';
  fold.append(make('summary', start), make('span', text, type));
  return fold;
}
function list(pairs) {
  const facts = make('dl');
  for (const [label, content] of pairs) {
    if (content === null || content === undefined || content === '' || content === 0) continue;
    const description = make('dd');
    description.append(content instanceof Node ? content : value(content));
    facts.append(make('dt', label), description);
  }
  return facts;
}
function grid(title, labels, lines, left) {
  if (!lines.length && !left) return [];
  const heading = make('h3', title);
  const table = make('table');
  const head = make('tr');
  head.append(...labels.map(label => {
    const cell = make('th', label);
    cell.scope = 'col';
    return cell;
  }));
  table.append(head, ...lines.map(line => {
    const cells = make('tr');
    cells.append(...line.map(part => {
      const cell = make('td', undefined, 'text');
      cell.append(part instanceof Node ? part : typeof part === 'string' ? value(part) : make('span', part));
      return cell;
    }));
    return cells;
  }));
  const box = make('div', undefined, 'scroll');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', title);
  box.append(table);
  return [heading, box, ...leftOut(left)];
}
const leftOut = left => left > 0 ? [make('p', '… and ' + left + ' more', 'soft')] : [];

function timing(s) {
  const times = s[C.commands].map(c => c[0]).filter(time => time >= 0);
  if (!times.length) return [];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'timing');
  svg.setAttribute('viewBox', '0 0 1000 20');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  const end = Math.max(s[C.seconds], ...times, 0.001);
  svg.setAttribute('aria-label', 'When the commands came within ' + end + ' seconds');
  for (const time of times) {
    const mark = document.createElementNS(svg.namespaceURI, 'rect');
    mark.setAttribute('x', String(Math.max(0, Math.min(997, time / end * 997))));
    mark.setAttribute('width', '3');
    mark.setAttribute('height', '20');
    svg.append(mark);
  }
  return [svg];
}
function commands(s) {
  if (!s[C.commands].length) return [];
  const lines = make('ol', undefined, 'commands');
  lines.append(...s[C.commands].map(([at, input, failed]) => {
    const line = make('li', undefined, failed ? 'failed' : '');
    if (at >= 0) line.append(make('span', at.toFixed(2) + ' s ', 'at'));
    line.append(value(input));
    if (failed) line.append(make('span', 'not known', 'badge'));
    return line;
  }));
  return [make('h3', 'Commands'), ...timing(s), lines, ...leftOut(s[C.commandsLeft])];
}
function answer([source, fetched, status, said]) {
  const box = make('div', undefined, 'answer');
  const head = make('h5', whole(source));
  head.append(make('span', fetched ? ' ' + T[fetched] : '', 'soft'));
  box.append(head, said.length ? list(said.map(([label, text]) => [whole(label), value(text)]))
      : make('p', STATUS[status]));
  return box;
}
function unanswered(answers, status) {
  const reasons = new Map();
  for (const [source, , which, reason] of answers) {
    if (which !== status) continue;
    const why = reason ? whole(reason) : '';
    reasons.set(why, [...(reasons.get(why) || []), whole(source)]);
  }
  return [...reasons].map(([why, sources]) => {
    const line = make('p');
    line.append(make('b', STATUS[status] + ': '), document.createTextNode(sources.join(', ') + (why ? ' (' + why + ')' : '')));
    return line;
  });
}
function answers(s) {
  const groups = s[C.answers].map(number => page.parts[number]);
  if (!groups.length) return [];
  const sections = groups.map(([subject, given]) => {
    const section = make('section', undefined, 'subject');
    const heading = make('h4');
    heading.append(value(subject));
    const found = make('div', undefined, 'found');
    found.append(...given.filter(a => a[2] === 0).map(answer));
    section.append(heading, ...(found.childNodes.length ? [found] : []),
        ...[1, 2, 3].flatMap(status => unanswered(given, status)));
    return section;
  });
  return [make('h3', 'What the sources say'), ...sections, ...leftOut(s[C.answersLeft])];
}
const fileRows = s => s[C.files].map(([kind, url, hash, target, known]) =>
    [T[kind], value(url), value(hash), value(target), value(known)]);

function facts(s) {
  const l = login(s);
  const file = s[C.fileCount];
  return list([
    ['Started', T[s[C.start]]], ['Duration', s[C.seconds] < 0 ? '' : s[C.seconds] + ' s'], ['Time line', T[s[C.timeline]]],
    ['Sensor', s[C.sensor]], ['Protocol', s[C.protocol]], ['Source', s[C.address]], ['Country', s[C.country]],
    ['Network', s[C.network]], ['Kind of network', s[C.kind]], ['Client', s[C.client]], ['HASSH', s[C.hassh]],
    ['Login', l && login(s)[2] ? credential(l) : ''], ['Failed login', l && !login(s)[2] ? credential(l) : ''],
    ...s[C.said].map(([label, text]) => [T[label] + ', who says what', text]), ['Files', file ? String(file) : ''], ['Keys', s[C.keys].map(whole).join(', ')]
  ]);
}
function who(s) {
  const line = make('p');
  line.append(make('strong', verdict(s)), ' ');
  if (s[C.interest] >= 0) line.append(make('span', 'interest ' + s[C.interest] + ' of 100', 'badge'));
  return line;
}
// The link of the session that is told.
let told = null;
function detail(number) {
  const s = sessions[number];
  told = links[number];
  stopPlaying();
  byId('detail-title').textContent = 'Session ' + whole(s[C.id]);
  const where = matching.indexOf(number);
  byId('place').textContent = where < 0 ? '' : (where + 1) + ' of ' + matching.length;
  byId('previous').disabled = where <= 0;
  byId('next').disabled = where < 0 || where === matching.length - 1;
  byId('copied').textContent = '';
  const id = whole(s[C.id]);
  byId('detail-body').replaceChildren(
      ...(assessed ? [who(s)] : []),
      facts(s),
      ...(s[C.conclusions].length ? [make('h3', 'Conclusions'), list(s[C.conclusions].map(([label, text]) => [T[label], text]))] : []),
      ...grid('Why it is unusual', ['Points', 'Reason'], s[C.reasons].map(([points, text]) => [String(points), value(text)]), 0),
      ...grid('Why this verdict', ['Weight', 'Evidence'], s[C.evidence].map(([points, text]) => [String(points), value(text)]), 0),
      ...commands(s),
      ...(s[C.recording].length ? player(s[C.recording]) : []),
      ...(s[C.logins].length + s[C.loginsLeft] > 1 ? grid('Logins', ['User', 'Password', 'Result'],
          s[C.logins].map(l => [value(l[0]), l[1] ? value(l[1]) : 'a key', l[2] ? 'got in' : 'failed']), s[C.loginsLeft]) : []),
      ...grid('Files', ['Kind', 'URL', 'SHA-256', 'Destination', 'Known as'], fileRows(s), s[C.filesLeft]),
      ...answers(s),
      ...(/^[0-9a-f]{8,12}$/.test(id) ? [make('p', 'Everything that is known of it: cowriekit sessions --session ' + id, 'soft')] : []));
  if (!byId('detail').open) byId('detail').showModal();
  byId('detail').scrollTop = 0;
}
function leave() {
  stopPlaying();
  change('session', '');
}
function turn(by) {
  const params = state();
  const where = matching.indexOf(byLink.get(params.get('session'))) + by;
  if (where >= 0 && where < matching.length) {
    params.set('session', links[matching[where]]);
    go(params, true);
  }
}
