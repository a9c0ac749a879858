// Camunda's own form for signing in leads nowhere here: wherever it would show, after a sign-out or when a session has
// ended, go to Gendan's page instead.
const gendan = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

function leave() {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(gendan + '/login');
  }
}

// The page changes its address without an event.
for (const change of ['pushState', 'replaceState']) {
  const original = window.history[change];
  window.history[change] = function (...args) {
    original.apply(this, args);
    leave();
  };
}
window.addEventListener('hashchange', leave);
leave();
