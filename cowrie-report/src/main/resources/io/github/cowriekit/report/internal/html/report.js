'use strict';
(() => {
  const PAGE = 100;
  const all = JSON.parse(document.getElementById('data').textContent);
  const extent = JSON.parse(document.getElementById('extent').textContent);
  const assessed = all.some(s => s.e);
  const byId = id => document.getElementById(id);

  // Text only ever goes into text nodes: nothing of the data becomes markup.
  const make = (name, text, type) => {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) element.textContent = text;
    if (type) element.className = type;
    return element;
  };
  const count = (values) => {
    const counts = new Map();
    for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const shorten = (text, length) => text.length > length ? text.slice(0, length - 1) + '…' : text;

  function figures() {
    const list = byId('figures');
    const add = (label, value) => {
      const item = make('li');
      item.append(make('b', value), document.createTextNode(label));
      list.append(item);
    };
    add('sessions', extent.sessions);
    add('with a login', extent.withLogin);
    add('with commands', extent.withCommands);
    add('with files', extent.withFiles);
    if (assessed) add('likely by a person', all.filter(s => s.e === 'human' || s.e === 'likely human').length);
    add('source addresses', new Set(all.map(s => s.a)).size);
    if (extent.sessions > all.length) {
      byId('extent-note').textContent =
          'Charts and table show the first ' + all.length + ' of ' + extent.sessions + ' sessions.';
    }
  }

  const VERDICTS = ['human', 'likely human', 'undetermined', 'likely automated', 'automated'];
  const charts = [];
  function bars(id, entries, horizontal) {
    charts.push(new Chart(byId(id), {
      type: 'bar',
      data: {
        labels: entries.map(e => horizontal ? shorten(e[0], 18) : e[0]),
        datasets: [{data: entries.map(e => e[1]), backgroundColor: color('--accent'), maxBarThickness: 28}]
      },
      options: {
        animation: false, maintainAspectRatio: false, indexAxis: horizontal ? 'y' : 'x', color: color('--ink'),
        plugins: {legend: {display: false}},
        scales: {
          x: {ticks: {color: color('--soft'), precision: 0}, grid: {color: color('--line')}},
          y: {beginAtZero: true, ticks: {color: color('--soft'), precision: 0}, grid: {color: color('--line')}}
        }
      }
    }));
  }
  function overTime() {
    const starts = all.map(s => s.s).filter(Boolean).sort();
    if (!starts.length) return [];
    const length = starts[0].slice(0, 10) === starts[starts.length - 1].slice(0, 10) ? 13 : 10;
    return count(starts.map(s => s.slice(0, length))).sort((a, b) => a[0] < b[0] ? -1 : 1);
  }
  function durations() {
    const bounds = [[1, '< 1 s'], [5, '1–5 s'], [10, '5–10 s'], [30, '10–30 s'], [60, '30–60 s'], [180, '1–3 min'],
      [600, '3–10 min'], [Infinity, 'longer']];
    return bounds.map(([bound, label], i) => [label,
      all.filter(s => s.d !== undefined && s.d < bound && (i === 0 || s.d >= bounds[i - 1][0])).length]);
  }
  function heat() {
    const top = count(all.map(s => s.k)).slice(0, 12);
    const days = [...new Set(all.filter(s => s.k && s.s).map(s => s.s.slice(0, 10)))].sort().slice(-31);
    const cells = new Map();
    for (const s of all) if (s.k && s.s) {
      const key = s.k + ' ' + s.s.slice(0, 10);
      cells.set(key, (cells.get(key) || 0) + 1);
    }
    const head = make('tr');
    head.append(make('th', 'Commands'), ...days.map(day => make('th', day.slice(5))));
    const body = top.map(([playbook]) => {
      const row = make('tr');
      row.append(make('td', shorten(playbook, 60), 'text'));
      const most = Math.max(...days.map(day => cells.get(playbook + ' ' + day) || 0), 1);
      for (const day of days) {
        const n = cells.get(playbook + ' ' + day) || 0;
        row.append(make('td', n || '', n ? 'h' + Math.ceil(4 * n / most) : ''));
      }
      return row;
    });
    byId('heat').append(head, ...body);
    byId('heat-section').hidden = !top.length;
  }

  const COLUMNS = [
    ['Session', s => s.i], ['Started', s => s.s || ''], ['Seconds', s => s.d ?? -1], ['Source', s => s.a || ''],
    ['Country', s => s.c || ''], ['Network', s => s.n || ''], ['Login', s => s.u === undefined ? '' : s.u + ' / ' + (s.w ?? '')],
    ['Commands', s => s.t], ['Files', s => s.g]
  ];
  if (assessed) COLUMNS.push(['Verdict', s => s.e || ''], ['Interest', s => s.x ?? -1]);
  const NUMBERS = new Set([2, 7, 8, 10]);
  const IDS = new Set([0, 3]);
  let sorted = 1, down = false, shown = PAGE, matching = all;
  for (const s of all) {
    s.search = [s.i, s.s, s.p, s.a, s.c, s.n, s.u, s.w, s.v, s.h, s.e, ...(s.j || []).map(f => f[1]), ...s.m.map(c => c[1]), ...s.f.flat()].join('\n').toLowerCase();
  }

  function header() {
    const row = make('tr');
    COLUMNS.forEach(([label], i) => {
      const cell = make('th');
      const button = make('button', label);
      button.type = 'button';
      button.addEventListener('click', () => {
        down = sorted === i ? !down : false;
        sorted = i;
        update();
      });
      cell.append(button);
      row.append(cell);
    });
    byId('head').append(row);
  }
  function update() {
    const words = byId('filter').value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = byId('kind').value;
    const verdict = byId('verdict').value;
    const value = COLUMNS[sorted][1];
    const sign = down ? -1 : 1;
    matching = all
        .filter(s => (kind === '' || (kind === 'login' && s.o) || (kind === 'commands' && s.t) || (kind === 'files' && s.g))
            && (verdict === '' || s.e === verdict) && words.every(word => s.search.includes(word)))
        .map(s => [value(s), s])
        .sort((a, b) => a[0] < b[0] ? -sign : a[0] > b[0] ? sign : 0)
        .map(pair => pair[1]);
    shown = PAGE;
    rows();
  }
  function rows() {
    const body = make('tbody');
    for (const s of matching.slice(0, shown)) {
      const row = make('tr');
      COLUMNS.forEach(([, value], i) => {
        const cell = make('td', undefined, NUMBERS.has(i) ? 'number' : IDS.has(i) ? 'id' : i === 9 ? 'word' : 'text');
        const text = value(s) === -1 ? '' : value(s);
        if (i === 0) {
          const button = make('button', text);
          button.type = 'button';
          button.addEventListener('click', () => detail(s));
          cell.append(button);
        } else {
          cell.textContent = i === 1 ? String(text).slice(0, 19).replace('T', ' ') : text;
        }
        row.append(cell);
      });
      body.append(row);
    }
    byId('body').replaceWith(body);
    body.id = 'body';
    byId('count').textContent = matching.length + ' of ' + all.length + ' sessions';
    byId('more').hidden = matching.length <= shown;
    document.querySelectorAll('#head th').forEach((cell, i) =>
        cell.setAttribute('aria-sort', i === sorted ? (down ? 'descending' : 'ascending') : 'none'));
  }

  function timing(s) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'timing');
    svg.setAttribute('viewBox', '0 0 1000 20');
    svg.setAttribute('preserveAspectRatio', 'none');
    const times = s.m.map(c => c[0]).filter(t => t !== null);
    const end = Math.max(s.d || 0, ...times, 0.001);
    for (const time of times) {
      const mark = document.createElementNS(svg.namespaceURI, 'rect');
      mark.setAttribute('x', String(Math.max(0, Math.min(997, time / end * 997))));
      mark.setAttribute('width', '3');
      mark.setAttribute('height', '20');
      svg.append(mark);
    }
    return times.length ? [make('h2', 'Timing of the commands'), svg] : [];
  }
  function table(title, labels, lines, left) {
    if (!lines.length) return [];
    const grid = make('table');
    const head = make('tr');
    head.append(...labels.map(label => make('th', label)));
    grid.append(head, ...lines.map(line => {
      const row = make('tr');
      row.append(...line.map(cell => make('td', cell, 'text')));
      return row;
    }));
    const box = make('div', undefined, 'scroll');
    box.append(grid);
    const more = left > 0 ? [make('p', '… and ' + left + ' more', 'soft')] : [];
    return [make('h2', title), box, ...more];
  }
  function detail(s) {
    const facts = make('dl');
    const add = (label, value) => { if (value) facts.append(make('dt', label), make('dd', value)); };
    add('Started', s.s); add('Duration', s.d === undefined ? '' : s.d + ' s'); add('Time line', s.l);
    add('Protocol', s.p); add('Source', s.a); add('Network', s.n); add('Country', s.c); if (!s.j) add('Network Kind', s.nk);
    add('Client', s.v); add('HASSH', s.h);
    add('Login', s.u === undefined ? '' : s.u + ' / ' + (s.w ?? '(no password)') + (s.o ? '' : ' (failed)'));
    for (const [label, value] of s.j || []) add(label, value);
    const commands = make('ol', undefined, 'commands');
    commands.append(...s.m.map(c => make('li', c[1], c[2] ? 'failed' : '')));
    const left = s.t - s.m.length;
    byId('detail-body').replaceChildren(
        make('h2', 'Session ' + s.i), facts,
        ...table('Why this verdict', ['Weight', 'Evidence'], s.y || [], (s.z || 0) - (s.y || []).length), ...timing(s),
        ...(s.m.length ? [make('h2', 'Commands'), commands] : []),
        ...(left > 0 ? [make('p', '… and ' + left + ' more', 'soft')] : []),
        ...table('Files', ['Kind', 'URL', 'SHA-256', 'Destination', 'Known As'], s.f, s.g - s.f.length),
        ...table('Answers', ['Source', 'About', 'Answer', 'Fetched'], s.r, s.q - s.r.length));
    byId('detail').showModal();
  }

  function verdicts() {
    const found = VERDICTS.map(v => [v, all.filter(s => s.e === v).length]).filter(pair => pair[1]);
    const figure = make('figure');
    const box = make('div', undefined, 'box');
    const canvas = make('canvas');
    canvas.id = 'verdicts';
    box.append(canvas);
    figure.append(make('figcaption', 'Verdicts: who drove the sessions'), box);
    byId('charts').prepend(figure);
    bars('verdicts', found, true);
    byId('verdict').append(...found.map(([v]) => make('option', v)));
    byId('verdict').hidden = false;
    byId('verdict').addEventListener('change', update);
  }

  figures();
  if (assessed) verdicts();
  bars('time', overTime(), false);
  bars('durations', durations(), false);
  bars('countries', count(all.map(s => s.c)).slice(0, 8), true);
  bars('networks', count(all.map(s => s.n)).slice(0, 8), true);
  heat();
  header();
  byId('filter').addEventListener('input', update);
  byId('kind').addEventListener('change', update);
  byId('more').addEventListener('click', () => { shown += 10 * PAGE; rows(); });
  byId('close').addEventListener('click', () => byId('detail').close());
  update();
})();
