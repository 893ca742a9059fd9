// Opens a session: the board and the worksheet from the server or from this browser's disk, what is queued on top, the line in front.
import { arrivalsOf, entryOf, marksOf } from './entries.js';
import { Keys } from './keys.js';
import { Round } from './round.js';
import { enter, mark, newSheet, showWorksheet, standAtFirst } from './sheet-state.js';
import { change, settings } from './settings.js';
import { sounding } from './sound.js';
import { mayBeBadge } from './vault.js';

const root = code => `/studies/${encodeURIComponent(code)}/bench`;

/**
 * @param station of who stands here
 * @param changed called whenever the page must be drawn anew
 * @param switchTo called with the badge that was scanned, or with '' for the key
 * @returns {round, keys, close, refresh}
 */
export async function openDesk(station, code, uuid, { changed, switchTo }) {
  const board = (await station.load(`board/${code}`, root(code))).value;
  const items = await station.journal.items();
  const worksheet = await theWorksheet(station, board, code, uuid, items);
  const sheet = newSheet(board, worksheet, station.who.person);
  for (const item of items.filter(one => one.session === uuid && one.kind !== 'session')) {
    const state = item.refused ? 'refused' : 'queued';
    enter(sheet, { ...entryOf(item, sheet.me), state, sentence: item.refused });
    if (item.refused) continue;
    arrivalsOf(sheet, item, state).forEach(arrived => enter(sheet, arrived));
    mark(sheet, marksOf(item));
  }
  sheet.drafts = new Map(await station.shelf.kept(`drafts/${uuid}`) ?? []); // a length without its width yet
  standAtFirst(sheet);
  const keep = () => station.shelf.keep(`worksheet/${uuid}`, { session: sheet.session, position: sheet.position, rows: sheet.rows }).catch(() => {});
  let later = null;
  const soon = (action, ms) => { clearTimeout(later); later = setTimeout(action, ms); };
  let whole = worksheet.position; // up to here the sheet shows what everybody did
  let told = whole; // up to here the server says that somebody did something
  const fetchSheet = async () => {
    const { value, old } = await station.load(`worksheet/${uuid}`, `${root(code)}/sessions/${uuid}`).catch(() => ({ old: true }));
    if (!old) {
      showWorksheet(sheet, value);
      whole = Math.max(whole, value.position);
    }
    round.changed(); // the sheet as well: it is only drawn when the round says so
    if (told > whole && station.link !== 'offline') soon(fetchSheet, 3000); // the answer did not come, or came too early
  };
  const refresh = () => soon(fetchSheet, 400);
  const round = new Round({
    sheet, board, journal: station.journal, sync: station.sync, sound: sounding(() => settings().sound), devices: { ...settings().devices }, reload: refresh,
    changed: () => { keys.expect(round.mode); changed(); },
    transcribedFrom: await station.shelf.kept(`paper/${uuid}`),
    keepDrafts: () => station.shelf.keep(`drafts/${uuid}`, [...sheet.drafts]).catch(() => {}),
    leave: { isBadge: text => mayBeBadge(text).catch(() => false), to: switchTo, remember: devices => change({ devices }) },
  });
  const { gapMs, prefix, suffix } = settings();
  const keys = new Keys({ settings: { gapMs, prefix, suffix }, isTag: text => round.isTag(text), act: act => round.act(act), changed });
  const follow = () => listenToServer(`/api/v1${root(code)}/sessions/${uuid}/events`, position => {
    told = Math.max(told, position);
    if (told > whole) refresh();
  });
  let stopEvents = follow();
  let link = station.link;
  const deaf = station.listen(event => {
    round.heard(event);
    if (event.type === 'sent') {
      if (event.answer?.position === whole + 1) whole += 1; // nobody else came between
      keep();
    }
    if (event.type === 'link' && event.state === 'online' && link !== 'online') { // others may have measured meanwhile
      stopEvents();
      stopEvents = follow();
      refresh();
    }
    link = station.link;
  });
  await noticeSent(sheet, station.journal, refresh);
  return {
    round, keys, refresh,
    close: () => { keys.stop(); deaf(); stopEvents(); clearTimeout(later); },
  };
}

/** What the sending that goes on beside this brought to the server before anybody listened. */
async function noticeSent(sheet, journal, refresh) {
  const waiting = new Set((await journal.items()).map(item => item.id));
  const sent = [...sheet.entries.values()].filter(entry => entry.state === 'queued' && !waiting.has(entry.carrier ?? entry.uuid));
  sent.forEach(entry => { entry.state = 'saved'; });
  if (sent.length) refresh();
}

async function theWorksheet(station, board, code, uuid, items) {
  const opening = items.find(item => item.kind === 'session' && item.id === uuid);
  try {
    return (await station.load(`worksheet/${uuid}`, `${root(code)}/sessions/${uuid}`)).value;
  } catch (problem) {
    if (!opening) throw problem;
    return worksheetOf(board, opening, station.who); // opened here without a network; the server hears of it later
  }
}

function worksheetOf(board, opening, who) {
  const { mice, day, endpoints, openedAt } = opening.body;
  const session = { uuid: opening.id, day, openedBy: who.person, openedByName: who.name, openedAt, state: 'OPEN', statement: null, mice, endpoints };
  const animals = new Map(board.animals.map(animal => [animal.mouse, animal]));
  const rows = mice.map(mouse => ({ ...animals.get(mouse), mouse, outcome: 'OPEN', missing: [], own: [], colleagues: 0, earlier: [], removal: null }));
  return { session, position: board.ledgerPosition ?? 0, rows };
}

function listenToServer(address, heard) {
  if (!globalThis.EventSource) return () => {};
  const source = new EventSource(address);
  source.addEventListener('changed', event => heard(JSON.parse(event.data).position));
  return () => source.close();
}
