// Which sessions are shown is in the address behind the #, so that a view can be sent and Back works.
const bucket = s => s[C.seconds] < 0 ? -1
    : page.durations.findIndex(bound => s[C.seconds] * 1000 < bound) + 1 || page.durations.length + 1;
const HAS = {
  login: s => login(s) && login(s)[2] === 1,
  commands: s => s[C.commands].length + s[C.commandsLeft] > 0,
  files: s => s[C.fileCount] > 0
};
const FACETS = {
  verdict: s => [verdict(s)],
  who: s => [isPerson(s) ? 'person' : page.programs.includes(s[C.verdict]) ? 'program' : 'unknown'],
  sensor: s => [listed(s[C.sensor])],
  address: s => [listed(s[C.address])],
  country: s => [listed(s[C.country])],
  network: s => [listed(s[C.network])],
  kind: s => [T[s[C.kind]]],
  client: s => [T[s[C.client]]],
  did: s => [T[s[C.did]]],
  credential: s => s[C.logins].filter(l => l[1] !== 0).map(credential),
  command: s => s[C.commands].map(c => listed(c[1])),
  file: s => s[C.files].map(f => listed(f[2]) + (f[4] ? '  ' + T[f[4]] : '')),
  campaign: s => s[C.campaigns].map(listed),
  key: s => s[C.keys].map(listed),
  host: s => s[C.hosts].map(listed),
  duration: s => [String(bucket(s) - 1)]
};

const state = () => new URLSearchParams(location.hash.slice(1));
function go(params, replace) {
  const hash = '#' + [...params].map(([k, v]) => k + '=' + encodeURIComponent(v)).join('&');
  if (replace) {
    history.replaceState(null, '', hash);
    apply();
  } else {
    location.hash = hash;
  }
}
function change(key, value, replace) {
  const params = state();
  if (value === '' || value === null) params.delete(key); else params.set(key, value);
  go(params, replace);
}

let lower = null;
let searched = null;
function prepareSearch() {
  lower = T.map(text => text === null ? '' : text.toLowerCase());
  const flat = value => Array.isArray(value) ? value.flatMap(flat) : [value];
  searched = sessions.map(s => [C.id, C.start, C.protocol, C.sensor, C.address, C.country, C.network, C.kind, C.client,
    C.hassh, C.did, C.files, C.conclusions, C.campaigns, C.keys, C.hosts].flatMap(column => flat(s[column]))
      .concat(s[C.logins].flatMap(l => flat([l[0], l[1]])), s[C.commands].flatMap(c => flat(c[1]))));
}
function matcher(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return () => true;
  if (!lower) prepareSearch();
  const found = words.map(word => Uint8Array.from(lower, part => part.includes(word) ? 1 : 0));
  const verdicts = words.map(word => page.verdicts.map(label => label.includes(word)));
  return (s, i) => found.every((flags, w) => verdicts[w][s[C.verdict]] || searched[i].some(number => flags[number]));
}

// The numbers of the sessions that the address asks for.
function chosen(params) {
  const tests = [];
  for (const [key, value] of params) {
    if (FACETS[key]) tests.push(s => FACETS[key](s).includes(value));
    else if (key === 'time') tests.push(s => (T[s[C.start]] || '').startsWith(value));
    else if (key === 'has' && HAS[value]) tests.push(HAS[value]);
    else if (key === 'q') tests.push(matcher(value));
  }
  const numbers = [];
  sessions.forEach((s, i) => { if (tests.every(test => test(s, i))) numbers.push(i); });
  return numbers;
}

const isFilter = key => key in FACETS || key === 'time' || key === 'has' || key === 'q';
// A link of the page adds its filters to those that are set; once more takes them away.
function follow(href) {
  const params = state();
  const wanted = [...new URLSearchParams(href.slice(1))];
  const isSet = wanted.every(([k, v]) => params.get(k) === v);
  for (const [key, value] of wanted) {
    if (key !== 'session' && (isSet || value === '')) params.delete(key); else params.set(key, value);
  }
  go(params);
}
function chips(params) {
  const chips = [...params].filter(([key]) => isFilter(key) && key !== 'q' && key !== 'has').map(([key, value]) => {
    const chip = make('button', key + ': ' + (value.length > 60 ? value.slice(0, 59) + '…' : value) + ' ✕', 'chip');
    chip.type = 'button';
    chip.setAttribute('aria-label', 'Remove the filter ' + key + ': ' + value);
    chip.addEventListener('click', () => change(key, ''));
    return chip;
  });
  byId('chips').replaceChildren(...chips);
}
function markLinks(params) {
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const wanted = [...new URLSearchParams(link.getAttribute('href').slice(1))];
    const on = wanted.length > 0 && wanted.every(([k, v]) => isFilter(k) && v !== '' && params.get(k) === v);
    if (on) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
  }
}
