function apply() {
  const params = state();
  const q = params.get('q') || '';
  if (byId('filter').value !== q) byId('filter').value = q;
  byId('has').value = HAS[params.get('has')] ? params.get('has') : '';
  const view = [...params].filter(([key]) => key !== 'session').join('&');
  if (view !== apply.view) {
    apply.view = view;
    table(params);
    chips(params);
    markLinks(params);
  }
  const number = byLink.get(params.get('session'));
  if (number !== undefined) detail(number);
  else if (byId('detail').open) byId('detail').close();
}

byId('tools').hidden = false;
header();
document.addEventListener('click', event => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const href = link.getAttribute('href');
  if (href.includes('=')) follow(href); else byId(href.slice(1)).scrollIntoView();
});
addEventListener('hashchange', apply);
byId('filter').addEventListener('input', () => change('q', byId('filter').value, true));
byId('has').addEventListener('change', () => change('has', byId('has').value));
byId('clear').addEventListener('click', () => go(new URLSearchParams()));
byId('more').addEventListener('click', () => { shown += 10 * PAGE; rows(); });
byId('previous').addEventListener('click', () => turn(-1));
byId('next').addEventListener('click', () => turn(1));
byId('close').addEventListener('click', () => {
  byId('detail').close();
  leave();
});
byId('detail').addEventListener('close', () => {
  // Escape closes, too; by the time that the event comes another session may be asked for
  if (!byId('detail').open && state().get('session') === told) leave();
});
byId('detail').addEventListener('keydown', event => {
  if (/^(INPUT|SELECT|TEXTAREA|PRE)$/.test(event.target.tagName)) return;
  if (event.key === 'ArrowLeft') turn(-1);
  else if (event.key === 'ArrowRight') turn(1);
});
byId('copy-link').addEventListener('click', () => copy(location.href));
byId('copy-markdown').addEventListener('click', () => copy(markdown(byLink.get(state().get('session')))));
apply();
