// Tasklist draws its first page before it has fetched its texts, and then shows their keys. Here they are fetched first;
// the browser keeps them where Tasklist looks for them.
const KEPT = 'camunda-web';
const LOCALES = document.querySelector('base').getAttribute('app-root') + '/app/tasklist/locales/';
const VERSION = new URL(import.meta.url).searchParams.get('bust');
const language = (navigator.languages[0] || 'en').startsWith('de') ? 'de' : 'en';

const kept = JSON.parse(localStorage.getItem(KEPT) || '{}');
const key = `${LOCALES}_locales_data_${language}_${VERSION}`;
if (!kept[key]) {
  const answer = await fetch(`${LOCALES}${language}.json?bust=${VERSION}`);
  if (answer.ok) {
    localStorage.setItem(KEPT, JSON.stringify({ ...kept, [key]: JSON.stringify(await answer.json()) }));
  }
}

export default [];
