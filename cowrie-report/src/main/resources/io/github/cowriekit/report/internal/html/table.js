const PAGE = 100;
const loginText = s => login(s) ? (login(s)[2] ? '' : 'failed: ') + credential(login(s)) : '';
// What a column is called, what it shows, what it is sorted by, and how it is set.
const COLUMNS = [
  ['Session', s => whole(s[C.id]), null, 'id'],
  ['Started', started, s => T[s[C.start]] || '', 'time'],
  ['Source', s => listed(s[C.address]), null, 'id'],
  ['Country', s => listed(s[C.country])],
  ['Kind', s => T[s[C.kind]]],
  ['Sensor', s => listed(s[C.sensor])],
  ['Login', loginText, null, 'text'],
  ['Did', s => T[s[C.did]], null, 'text'],
  ['Commands', s => s[C.commands].length + s[C.commandsLeft], null, 'number'],
  ['Files', s => s[C.fileCount], null, 'number'],
  ['Seconds', s => s[C.seconds] < 0 ? '' : s[C.seconds], s => s[C.seconds], 'number']
];
if (assessed) COLUMNS.push(['Verdict', verdict, s => s[C.verdict], 'word'],
    ['Interest', s => s[C.interest] < 0 ? '' : s[C.interest], weight, 'number']);
const NEWEST = 1;
const DOWN_FIRST = new Set(['Started', 'Commands', 'Files', 'Seconds', 'Verdict', 'Interest']);

let matching = [];
let shown = PAGE;
const sorting = params => {
  const [name, order] = (params.get('sort') || '').split('.');
  const i = COLUMNS.findIndex(column => column[0].toLowerCase() === name);
  return i < 0 ? [assessed ? COLUMNS.length - 1 : NEWEST, true] : [i, order !== 'up'];
};

function header() {
  byId('head').append(...COLUMNS.map(([label], i) => {
    const cell = make('th');
    cell.scope = 'col';
    const button = make('button', label);
    button.type = 'button';
    button.addEventListener('click', () => {
      const [now, down] = sorting(state());
      const next = now === i ? !down : DOWN_FIRST.has(label);
      change('sort', label.toLowerCase() + (next ? '.down' : '.up'));
    });
    cell.append(button);
    return cell;
  }));
}
function row(number) {
  const s = sessions[number];
  const line = make('tr', undefined, isPerson(s) ? 'person' : '');
  COLUMNS.forEach(([label, text, , type], i) => {
    const value = text(s);
    const cell = make('td', undefined, type || '');
    cell.dataset.label = label;
    if (i === 0) {
      const link = make('a', value);
      link.href = '#session=' + encodeURIComponent(links[number]);
      cell.append(link);
    } else {
      cell.textContent = value === null ? '' : value;
      if (label === 'Login' && login(s)) cell.classList.add(login(s)[2] ? 'good' : 'failed');
      if (cell.textContent === '') cell.classList.add('empty');
    }
    line.append(cell);
  });
  return line;
}
function rows() {
  const body = make('tbody');
  body.id = 'body';
  body.append(...matching.slice(0, shown).map(row));
  byId('body').replaceWith(body);
  byId('more').hidden = matching.length <= shown;
  byId('more').textContent = 'Show more (' + (matching.length - shown) + ' left)';
}
function count(params) {
  const text = matching.length + ' of ' + sessions.length + ' sessions'
      + (page.all > sessions.length ? ' (' + page.all + ' in all)' : '');
  byId('count').textContent = text;
  const filtered = [...params.keys()].some(isFilter);
  byId('bar').hidden = !filtered;
  byId('bar-text').textContent = text;
}
function table(params) {
  const [column, down] = sorting(params);
  const value = COLUMNS[column][2] || COLUMNS[column][1];
  const sign = down ? -1 : 1;
  matching = chosen(params)
      .map(number => [value(sessions[number]) ?? '', number])
      .sort((a, b) => a[0] < b[0] ? -sign : a[0] > b[0] ? sign : 0)
      .map(pair => pair[1]);
  shown = PAGE;
  rows();
  count(params);
  [...byId('head').children].forEach((cell, i) =>
      cell.setAttribute('aria-sort', i === column ? (down ? 'descending' : 'ascending') : 'none'));
}

// Paper has no button for more: every session of the view is printed.
let before = PAGE;
addEventListener('beforeprint', () => {
  before = shown;
  shown = matching.length;
  rows();
  document.querySelectorAll('#detail details').forEach(fold => { fold.open = true; });
});
addEventListener('afterprint', () => {
  shown = before;
  rows();
});
