// Tasklist sorts by creation when nobody says otherwise. Here what is urgent comes first, until somebody sorts otherwise:
// their choice is kept for their next visit.
const KEPT = 'gendan.sorting';
const URGENT_FIRST = [{ sortBy: 'priority', sortOrder: 'desc' }, { sortBy: 'dueDate', sortOrder: 'asc' }];

function preferred() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(kept) && kept.length > 0 ? kept : URGENT_FIRST;
  } catch {
    return URGENT_FIRST;
  }
}

function sortingIn(hash) {
  return new URLSearchParams(hash.split('?')[1] || '').get('sorting');
}

function complete() {
  const [path, search] = window.location.hash.split('?');
  if (['', '#', '#/'].includes(path) && !sortingIn(window.location.hash)) {
    const sorting = 'sorting=' + encodeURIComponent(JSON.stringify(preferred()));
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search
      + '#/?' + (search ? search + '&' : '') + sorting);
  }
}

// Before Tasklist itself reads its address.
complete();
let last = sortingIn(window.location.hash);

function remember() {
  complete();
  const now = sortingIn(window.location.hash);
  if (now && last && now !== last) {
    localStorage.setItem(KEPT, now);
  }
  last = now || last;
}

window.addEventListener('popstate', remember);
window.addEventListener('hashchange', remember);

export default [];
