// The tab "Customer": the story of the task's customer as the server tells it to this person, in its words. It looks
// again by itself while somebody can see it; what is unchanged costs next to nothing and does not move.
const EVERY_MS = 15000;
const GENDAN = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

// What people typed is only ever text.
function element(tag, kind, ...content) {
  const made = document.createElement(tag);
  if (kind) {
    made.className = kind;
  }
  made.append(...content.filter(part => part !== null && part !== undefined && part !== ''));
  return made;
}

function facts(list) {
  return list.length === 0 ? null : element('dl', 'facts', ...list.map(({ label, text }) =>
    element('div', null, element('dt', null, label), element('dd', null, text))));
}

function panel(title, ...content) {
  return element('section', 'panel', element('h4', null, title), ...content);
}

function windows(all, words) {
  const row = (label, when, kind) =>
    element('div', kind, element('dt', null, label), element('dd', null, when));
  const hint = line => [line.planned ? null : words.notPlanned, line.assumed ? words.assumed : null]
    .filter(Boolean).join(' · ');
  return panel(words.window, ...all.flatMap(line => [
    element('h6', null, line.kind,
      line.early ? element('span', 'early', words.tooEarly) : null,
      line.late ? element('span', 'late', words.tooLate) : null),
    element('dl', 'times',
      row(words.allowedFrom, line.allowedFrom, line.early ? 'early' : null),
      row(words.ideal, line.ideal),
      row(words.latest, line.latest, line.late ? 'late' : null),
      row(words.lastContact, line.lastContact)),
    element('p', 'rule', [line.rule, hint(line)].filter(Boolean).join(' · '))]));
}

function open(standing, words) {
  const line = ({ what, who, when, late }) => element('li', late ? 'late' : null,
    element('b', null, what), who ? element('span', null, who) : null, when ? element('time', null, when) : null);
  const lines = standing.openWork.map(line);
  if (standing.waiting) {
    lines.push(line({ ...standing.waiting, who: words.waiting }));
  }
  return panel(words.openWork, lines.length > 0
    ? element('ul', 'open', ...lines) : element('p', 'none', words.nothingOpen));
}

function contacts(people, words) {
  return panel(words.contacts, element('ul', 'contacts', ...people.map(({ name, role, weight }) =>
    element('li', null, element('b', null, name), role ? element('span', null, role) : null,
      weight === undefined ? null : element('span', 'weight', weight + ' %')))));
}

function standing(now, words) {
  return element('div', 'standing',
    ...now.forbidden.map(({ who, reason, since, remedy }) =>
      element('p', 'pool', element('b', null, who), ` · ${reason} · ${since} · ${remedy}`)),
    now.pool ? element('p', 'pool', now.pool) : null,
    now.windows.length > 0 ? windows(now.windows, words) : null,
    open(now, words),
    now.nextStep ? panel(words.nextStep,
      element('p', 'step', element('b', null, now.nextStep.who), element('time', null, now.nextStep.on)),
      facts(now.nextStep.facts)) : null,
    now.contacts.length > 0 ? contacts(now.contacts, words) : null);
}

const SVG = 'http://www.w3.org/2000/svg';

function drawn(tag, attributes, text, ...content) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (text) {
    made.textContent = text;
  }
  made.append(...content);
  return made;
}

function drawing({ width, height, told }, ...content) {
  return drawn('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': told, class: 'drawing' }, null,
    ...content);
}

function attitudes(line) {
  return drawing(line,
    ...line.levels.flatMap(({ label, y }) => [
      drawn('line', { class: 'grid', x1: 78, x2: line.width - 10, y1: y, y2: y }),
      drawn('text', { class: 'label', x: 0, y: y + 4 }, label)]),
    drawn('polyline', { class: 'path', points: line.points }),
    ...line.dots.map(({ x, y, told }) => drawn('circle', { class: 'dot', r: 3, cx: x, cy: y }, null, drawn('title', {}, told))),
    ...line.days.map(({ label, x, anchor }) =>
      drawn('text', { class: 'label', x, y: line.height - 3, 'text-anchor': anchor }, label)));
}

function map(picture) {
  return drawing(picture,
    ...picture.bands.flatMap(({ label, top, height }, each) => [
      drawn('rect', { class: each % 2 ? 'band' : 'band odd', x: 0, y: top, width: picture.width, height }),
      drawn('text', { class: 'label', x: 4, y: top + height / 2 + 4 }, label)]),
    ...picture.ticks.flatMap(({ label, x }) => [
      drawn('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: picture.height - 18 }),
      drawn('text', { class: 'label', x, y: picture.height - 5, 'text-anchor': 'middle' }, label)]),
    ...picture.marks.filter(({ fromX }) => fromX !== undefined).flatMap(({ fromX, fromY, x, y }) => [
      drawn('line', { class: 'trail', x1: fromX, y1: fromY, x2: x, y2: y }),
      drawn('circle', { class: 'before', r: 3, cx: fromX, cy: fromY })]),
    ...picture.marks.flatMap(({ role, shape, x, y, label, labelX, anchor, told }) => [
      drawn('path', { class: 'sign ' + role, d: shape, transform: `translate(${x} ${y})` }, null, drawn('title', {}, told)),
      drawn('text', { class: 'name', x: labelX, y: y + 4, 'text-anchor': anchor }, label)]));
}

function key(signs) {
  return element('p', 'key', ...signs.map(({ role, shape, label }) => element('span', null,
    drawn('svg', { viewBox: '-9 -9 18 18', 'aria-hidden': true }, null, drawn('path', { class: 'sign ' + role, d: shape })),
    label)));
}

// Stages with their days, attitudes over time, who decides, and the latest session, who said what side by side.
function glance({ stages, attitudes: line, map: picture, mapNotes, sessions }, words) {
  const decides = [picture ? map(picture) : null, picture ? key(picture.signs) : null,
    ...mapNotes.map(note => element('p', 'rule', note))].filter(Boolean);
  return element('div', 'glance',
    stages.length > 0 ? element('ol', 'stages', ...stages.map(({ name, days, since, now }) =>
      element('li', now ? 'now' : null, element('span', 'stage', name), element('b', null, days),
        element('time', null, since)))) : null,
    element('div', 'pictures',
      line ? panel(words.attitudes, attitudes(line)) : null,
      decides.length > 0 ? panel(words.map, ...decides) : null),
    sessions.length > 0 ? element('details', 'sessions', element('summary', null, words.sessions),
      element('ol', 'voices', ...sessions.map(card))) : null);
}

function head(story) {
  let page = null;
  if (story.number) {
    page = element('a', 'btn btn-default btn-sm', story.words.page);
    page.href = GENDAN + '/customers/' + encodeURIComponent(story.number);
    page.target = '_blank';
    page.rel = 'noopener';
  }
  const owner = story.standing ? story.words.owner + ' ' + story.standing.owner : null;
  return element('header', null,
    element('div', null,
      element('h3', null, story.name, ' ', element('span', 'stage', story.stage)),
      story.number ? element('p', 'sub', [story.number, owner].filter(Boolean).join(' · ')) : null,
      story.inPlaceOf ? element('p', 'in-place-of', story.inPlaceOf) : null),
    page);
}

function card({ title, stage, who, when, facts: said }) {
  return element('li', null,
    element('h5', null, title, stage ? element('span', 'stage', stage) : null,
      element('span', 'meta', who, ' · ', element('time', null, when))),
    facts(said));
}

function scrollerOf(node) {
  let at = node.parentElement;
  while (at && !(at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY))) {
    at = at.parentElement;
  }
  return at || document.scrollingElement;
}

class CustomerTab {

  constructor(node, taskId) {
    this.address = GENDAN + '/api/tasks/' + encodeURIComponent(taskId) + '/story';
    this.cards = new Map();
    this.pages = 1;
    this.top = element('div', 'top');
    this.title = element('h4', 'record-title');
    this.record = element('ol', 'record');
    this.more = element('button', 'btn btn-default more');
    this.more.type = 'button';
    this.more.hidden = true;
    this.more.addEventListener('click', () => this.loadMore());
    this.note = element('p', 'note');
    this.note.setAttribute('role', 'status');
    this.node = element('div', 'gendan-story', this.note, this.top, this.title, this.record, this.more);
    node.append(this.node);
    this.looked = () => !document.hidden && this.look();
    document.addEventListener('visibilitychange', this.looked);
    this.look();
  }

  stop() {
    clearTimeout(this.next);
    this.stopped = true;
    document.removeEventListener('visibilitychange', this.looked);
  }

  async look() {
    clearTimeout(this.next);
    this.next = setTimeout(() => this.node.isConnected ? !document.hidden && this.look() : this.stop(), EVERY_MS);
    try {
      const answer = await this.ask(0, this.tag, true);
      if (this.stopped || answer.status === 304) {
        this.say('');
      } else if (answer.ok) {
        this.tag = answer.headers.get('ETag');
        this.show(await answer.json());
        this.say('');
      } else if (answer.status === 401) {
        // The session has ended; the sign-in page leads back here.
        this.stop();
        window.location.reload();
      } else if (answer.status === 404) {
        this.stop();
        this.say(this.words?.gone || (await answer.json()).detail);
      } else {
        this.say(this.words?.noAnswer);
      }
    } catch {
      this.say(this.words?.noAnswer);
    }
  }

  /** A poll is no use of the session: it ends although the tab is open. */
  ask(page, tag, poll) {
    const headers = { Accept: 'application/json' };
    if (poll) {
      headers['X-Gendan-Poll'] = 'true';
    }
    if (tag) {
      headers['If-None-Match'] = tag;
    }
    return fetch(this.address + '?page=' + page, { headers, cache: 'no-store' });
  }

  say(text) {
    this.note.textContent = text || '';
  }

  show(story) {
    this.words = story.words;
    const staying = this.staying();
    const unfolded = this.top.querySelector('.sessions')?.open;
    this.top.replaceChildren(head(story), ...(story.standing ? [standing(story.standing, story.words)] : []),
      ...(story.glance ? [glance(story.glance, story.words)] : []));
    if (unfolded) {
      this.top.querySelector('.sessions')?.setAttribute('open', '');
    }
    this.title.textContent = story.standing ? story.words.record + ' (' + story.total + ')' : story.words.lastContacts;
    if (story.items.length > 0 && this.cards.size > 0 && !story.items.some(({ id }) => this.cards.has(id))) {
      // So much is new that something between would be missing.
      this.cards.clear();
      this.record.replaceChildren();
      this.pages = 1;
    }
    this.put(story.items, this.record.firstElementChild);
    if (story.items.length === 0) {
      this.title.textContent = story.words.nothing;
    }
    this.offerMore(story.total);
    staying();
  }

  /** Puts the cards in, in their order; a card that is there stays where it is. */
  put(items, before) {
    let at = before;
    for (const item of items) {
      const text = JSON.stringify(item);
      const known = this.cards.get(item.id);
      if (known && known.text === text) {
        at = known.card === at ? at.nextElementSibling : at;
        continue;
      }
      const made = card(item);
      if (known) {
        at = known.card === at ? at.nextElementSibling : at;
        known.card.replaceWith(made);
      } else {
        this.record.insertBefore(made, at);
      }
      this.cards.set(item.id, { card: made, text });
    }
  }

  /** What somebody reads stays under their eyes, whatever comes in above. */
  staying() {
    const scroller = scrollerOf(this.node);
    const top = scroller.getBoundingClientRect().top;
    const read = scroller.scrollTop > 0
      && [...this.record.children].find(each => each.getBoundingClientRect().bottom > top);
    if (!read) {
      return () => {};
    }
    const was = read.getBoundingClientRect().top;
    return () => {
      if (read.isConnected) {
        scroller.scrollTop += read.getBoundingClientRect().top - was;
      }
    };
  }

  offerMore(total) {
    this.more.textContent = this.words.more;
    this.more.hidden = this.cards.size >= total;
  }

  async loadMore() {
    this.more.disabled = true;
    try {
      const answer = await this.ask(this.pages);
      if (answer.ok) {
        const story = await answer.json();
        this.pages++;
        this.put(story.items, null);
        this.offerMore(story.items.length === 0 ? this.cards.size : story.total);
      }
    } finally {
      this.more.disabled = false;
    }
  }
}

let shown = null;

export default {
  id: 'gendan-customer',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Customer 客户' },
  render(node, { taskId }) {
    shown?.stop();
    shown = new CustomerTab(node, taskId);
  },
  unmount() {
    if (shown && !shown.node.isConnected) {
      shown.stop();
    }
  }
};
