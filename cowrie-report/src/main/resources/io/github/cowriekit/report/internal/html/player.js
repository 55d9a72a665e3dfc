// Plays the output of a recording: lines, carriage returns, moves of the cursor, erasing. Colours are left out.
class Screen {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.clear();
  }
  clear() {
    this.lines = [[]];
    this.row = 0;
    this.column = 0;
    this.rest = '';
  }
  write(text) {
    const all = this.rest + text;
    this.rest = '';
    for (let i = 0; i < all.length; i++) {
      const c = all[i];
      if (c === '\u001b') {
        const sequence = /^\u001b(?:\[([0-9;?]*)([@-~])|[^\[])/.exec(all.slice(i, i + 40));
        if (!sequence) {
          this.rest = all.length - i < 40 ? all.slice(i) : '';
          return;
        }
        this.control(sequence[1] || '', sequence[2] || '');
        i += sequence[0].length - 1;
      } else if (c === '\r') this.column = 0;
      else if (c === '\n') this.line(this.row + 1, 0);
      else if (c === '\b') this.column = Math.max(0, this.column - 1);
      else if (c === '\t') this.column = Math.min(this.width - 1, (Math.floor(this.column / 8) + 1) * 8);
      else if (c >= ' ') this.put(c);
    }
  }
  put(c) {
    if (this.column >= this.width) this.line(this.row + 1, 0);
    const line = this.lines[this.row];
    while (line.length < this.column) line.push(' ');
    line[this.column++] = c;
  }
  line(row, column) {
    this.row = Math.max(0, row);
    this.column = column;
    while (this.lines.length <= this.row) this.lines.push([]);
    if (this.lines.length > 2000) {
      this.lines.shift();
      this.row--;
    }
  }
  control(parameters, code) {
    const [first, second] = parameters.split(';').map(Number);
    const n = Math.min(first || 1, 1000);
    const top = Math.max(0, this.lines.length - this.height);
    if (code === 'A') this.line(this.row - n, this.column);
    else if (code === 'B') this.line(this.row + n, this.column);
    else if (code === 'C') this.column = Math.min(this.width - 1, this.column + n);
    else if (code === 'D') this.column = Math.max(0, this.column - n);
    else if (code === 'G') this.column = Math.min(this.width, n) - 1;
    else if (code === 'H' || code === 'f') this.line(top + Math.min(this.height, n) - 1, Math.min(this.width, second || 1) - 1);
    else if (code === 'K') {
      if (first === 2) this.lines[this.row] = [];
      else if (!first) this.lines[this.row].length = Math.min(this.lines[this.row].length, this.column);
    } else if (code === 'J') {
      if (first === 2) {
        this.lines.length = top;
        this.line(top, 0);
      } else this.lines.length = this.row + 1;
    } else if (code === 'P') this.lines[this.row].splice(this.column, n);
  }
  text() {
    return this.lines.slice(-this.height).map(line => line.join('')).join('\n');
  }
}

let playing = 0;
function stopPlaying() {
  clearTimeout(playing);
  playing = 0;
}
function player(recording) {
  const [width, height, more, ...events] = recording;
  const end = events.length ? events[events.length - 1][0] : 0;
  const screen = new Screen(width, height);
  const view = make('pre', '', 'terminal');
  view.tabIndex = 0;
  view.setAttribute('role', 'region');
  view.setAttribute('aria-label', 'Terminal');
  const typed = make('p', '', 'typed');
  const play = make('button', 'Play');
  play.type = 'button';
  const time = make('input');
  time.type = 'range';
  time.min = 0;
  time.max = events.length;
  time.value = 0;
  time.setAttribute('aria-label', 'Position in the recording');
  const clock = make('span', '', 'soft');
  const speed = make('select');
  speed.setAttribute('aria-label', 'Speed');
  for (const times of [1, 2, 4, 16]) {
    const option = make('option', times + '×');
    option.value = times;
    speed.append(option);
  }
  let position = 0;
  let keys = '';
  const step = () => {
    const [, kind, text] = events[position++];
    if (kind === 0) screen.write(T[text]);
    else if (kind === 1) keys = (keys + T[text].replace(/\r/g, '⏎').replace(/[\u0000-\u001f\u007f]/g, '·')).slice(-70);
  };
  const draw = () => {
    view.textContent = screen.text();
    typed.textContent = keys ? 'Typed: ' + keys : '';
    time.value = position;
    clock.textContent = (position ? events[position - 1][0] : 0).toFixed(1) + ' of ' + end.toFixed(1) + ' s';
    time.setAttribute('aria-valuetext', clock.textContent);
    view.scrollTop = view.scrollHeight;
  };
  const seek = to => {
    if (to < position) {
      screen.clear();
      keys = '';
      position = 0;
    }
    while (position < to) step();
    draw();
  };
  const next = () => {
    if (position >= events.length) {
      stopPlaying();
      play.textContent = 'Play';
      return;
    }
    const wait = position ? events[position][0] - events[position - 1][0] : 0;
    // a pause says something by being there; nobody waits for all of it
    playing = setTimeout(() => { seek(position + 1); next(); }, 1000 * Math.min(3, wait) / Number(speed.value));
  };
  play.addEventListener('click', () => {
    const wasPlaying = playing;
    stopPlaying();
    play.textContent = wasPlaying ? 'Play' : 'Pause';
    if (!wasPlaying) {
      if (position >= events.length) seek(0);
      next();
    }
  });
  time.addEventListener('input', () => seek(Number(time.value)));
  seek(events.length);
  const tools = make('div', undefined, 'tools');
  tools.append(play, time, speed, clock);
  const note = more ? [make('p', 'The recording goes on; the page has its beginning.', 'soft')] : [];
  return [make('h3', 'Recording'), tools, view, typed, ...note];
}
