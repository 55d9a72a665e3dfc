// The data: sessions are arrays of numbers, texts and what sessions share stand once. Text number 0 stands for nothing.
const page = JSON.parse(document.getElementById('data').textContent);
const T = page.texts;
T[0] = null;
const C = Object.fromEntries(page.columns.map((name, i) => [name, i]));
const sessions = page.sessions;
const assessed = sessions.some(s => s[C.verdict] >= 0);
const byId = id => document.getElementById(id);

// A long text is a pair: the whole of it, and what lists show.
const whole = t => T[Array.isArray(t) ? t[0] : t];
const listed = t => T[Array.isArray(t) ? t[1] : t];

// Ids can come back: the second one is ID~2.
const links = [];
const byLink = new Map();
{
  const seen = new Map();
  sessions.forEach((s, i) => {
    const id = whole(s[C.id]);
    const times = (seen.get(id) || 0) + 1;
    seen.set(id, times);
    links.push(times === 1 ? id : id + '~' + times);
    byLink.set(links[i], i);
  });
}

// Text only ever goes into text nodes: nothing of the data becomes markup.
function make(name, text, type) {
  const element = document.createElement(name);
  if (text !== undefined && text !== null) element.textContent = text;
  if (type) element.className = type;
  return element;
}

const login = s => s[C.logins][0];
const credential = l => listed(l[0]) + (l[1] === 0 ? ' with a key' : ' / ' + listed(l[1]));
const verdict = s => s[C.verdict] < 0 ? '' : page.verdicts[s[C.verdict]];
const isPerson = s => page.people.includes(s[C.verdict]);
// People before anything else, as the page was made.
const weight = s => (isPerson(s) ? 1000 * s[C.verdict] : 0) + s[C.interest];
const started = s => (T[s[C.start]] || '').slice(0, 19).replace('T', ' ');
