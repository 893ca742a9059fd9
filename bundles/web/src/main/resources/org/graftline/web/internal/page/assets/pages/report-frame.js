import { html, useState } from '../ui.js';
import { Trail } from './report-trail.js';

/** The report in a frame without scripts; its numbers are made reachable from here, and each leads to its readings. */
export function ReportFrame({ root }) {
  const [asked, setAsked] = useState(null);
  const close = () => {
    asked.number.classList.remove('chosen');
    asked.number.focus();
    setAsked(null);
  };
  const opened = event => {
    const page = event.currentTarget.contentDocument;
    if (page) [...page.querySelectorAll('table.booktabs')].forEach(table => reachable(table, page.querySelector('main')?.dataset.snapshot ?? '', setAsked));
  };
  return html`<p class="quiet">Choose a number in a table to see the readings behind it and their entries in the ledger. By keyboard: Tab to a table, arrow keys to a number, Enter.</p>
    <iframe class="report" title="Report" src=${`/api/v1${root}/report.html`} sandbox="allow-same-origin allow-popups" onLoad=${opened}></iframe>
    ${asked && html`<${Trail} root=${root} asked=${asked} close=${close} />`}`;
}

const NUMBERS = '.num > button.trail';

/** One stop for Tab in a table; the arrow keys go from number to number. */
function reachable(table, snapshot, ask) {
  const [body] = table.tBodies;
  if (!body || table.dataset.behind === 'NOTHING' || !table.caption) return;
  const heads = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
  for (const row of body.rows) {
    for (const cell of row.querySelectorAll('.num')) {
      if (!/\d/.test(cell.textContent)) continue;
      const number = table.ownerDocument.createElement('button');
      number.type = 'button';
      number.className = 'trail';
      number.tabIndex = -1;
      number.setAttribute('aria-haspopup', 'dialog');
      number.append(...cell.childNodes);
      cell.append(number);
      number.addEventListener('click', () => {
        stopAt(table, number);
        number.classList.add('chosen');
        ask({
          number, snapshot, shown: number.textContent.trim(), behind: row.dataset.behind ?? table.dataset.behind ?? '', from: cell.dataset.source ?? '',
          where: [row.cells[0].textContent.trim(), heads[cell.cellIndex]].filter(Boolean).join(', '), table: table.caption.querySelector('.number')?.textContent.replace(/\.$/, '') ?? '',
        });
      });
    }
  }
  const first = body.querySelector(NUMBERS);
  if (!first) return;
  first.tabIndex = 0;
  table.addEventListener('keydown', event => {
    const next = step(event.target.closest(NUMBERS), event.key);
    if (!next) return;
    event.preventDefault();
    stopAt(table, next);
    next.focus();
  });
}

function stopAt(table, number) {
  table.querySelectorAll(NUMBERS).forEach(other => { other.tabIndex = -1; });
  number.tabIndex = 0;
}

/** The next number that way; null where there is none. */
function step(number, key) {
  if (!number) return null;
  const cell = number.closest('td, th');
  const across = { ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' }[key];
  const along = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[key];
  if (across) {
    for (let next = cell[across]; next; next = next[across]) if (next.querySelector('button.trail')) return next.querySelector('button.trail');
  } else if (along) {
    for (let row = cell.parentElement[along]; row; row = row[along]) {
      const there = row.cells[cell.cellIndex]?.querySelector('button.trail');
      if (there) return there;
    }
  }
  return null;
}
