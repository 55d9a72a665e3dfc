// A session for a ticket. Whatever an attacker wrote stands in code, with a fence that is longer than any inside.
function fence(text) {
  return '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(run => run[0].length)));
}
function code(text) {
  const marks = fence(text);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return marks + space + text + space + marks;
}
function markdown(number) {
  const s = sessions[number];
  const lines = ['## Session ' + code(whole(s[C.id])), ''];
  const add = (label, text) => { if (text) lines.push('- ' + label + ': ' + code(text)); };
  add('Started', T[s[C.start]]);
  add('Sensor', whole(s[C.sensor]));
  add('Source', whole(s[C.address]));
  add('Country', whole(s[C.country]));
  add('Network', whole(s[C.network]));
  add('Client', T[s[C.client]]);
  if (login(s)) add(login(s)[2] ? 'Login' : 'Failed login', credential(login(s)));
  for (const [label, text] of s[C.conclusions]) add(T[label], T[text]);
  if (s[C.commands].length) {
    const text = s[C.commands].map(c => whole(c[1])).join('\n');
    const marks = '``' + fence(text);
    lines.push('', '### Commands', '', marks, text, marks);
  }
  if (s[C.files].length) {
    lines.push('', '### Files', '');
    for (const file of s[C.files]) lines.push('- ' + file.map(whole).filter(Boolean).map(code).join(' '));
  }
  for (const [subject, given] of s[C.answers].map(part => page.parts[part])) {
    lines.push('', '### ' + code(whole(subject)), '');
    for (const [source, , status, said] of given) {
      lines.push('- ' + code(whole(source)) + ': ' + (status === 0
          ? said.map(([label, text]) => code(whole(label)) + ' ' + code(whole(text))).join(', ') || STATUS[0]
          : STATUS[status] + (said ? ' ' + code(whole(said)) : '')));
    }
  }
  return lines.join('\n') + '\n';
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    byId('copied').textContent = 'Copied';
  } catch (refused) {
    // a browser that refuses lets the reader do it
    const box = make('textarea', text);
    box.setAttribute('aria-label', 'Text to copy');
    box.rows = 12;
    byId('detail-body').prepend(box);
    box.select();
    byId('copied').textContent = 'Press Ctrl+C';
  }
}
