// The growth of a study as measured: a curve an arm, drawn as the report's figures are, so that every mark can be pointed at.
import { digits } from '../../words.js';

const WIDTH = 720, HEIGHT = 340, LEFT = 64, RIGHT = 128, TOP = 12, ROW = 14;
const INKS = ['control', 'arm1', 'arm2', 'arm3', 'arm4', 'arm5', 'arm6'];
const COLORS = { control: '#000000', arm1: '#0072b2', arm2: '#d55e00', arm3: '#009e73', arm4: '#cc79a7', arm5: '#56b4e9', arm6: '#e69f00' };
const DASHES = ['', '6 3', '1.5 2.5', '7 2.5 1.5 2.5', '4 2', '9 3', '3 1.5'];
const MARKS = [
  (x, y) => `<circle cx="${x}" cy="${y}" r="3.5"`, (x, y) => `<path d="M${x} ${y - 4.5}l4.5 8h-9z"`,
  (x, y) => `<rect x="${x - 3.5}" y="${y - 3.5}" width="7" height="7"`, (x, y) => `<path d="M${x} ${y - 5}l5 5l-5 5l-5 -5z"`,
];
const safe = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
const n = value => Number(value.toFixed(1));

/** Which style an arm has: the first for control and for all arms as one, the others in their order. */
export function styleOf(curves, curve) {
  if (curve.role === 'CONTROL' || curves.length === 1) return 0;
  const treated = curves.filter(one => one.role !== 'CONTROL');
  return treated.length > 6 ? 1 : 1 + treated.indexOf(curve);
}

/** @returns the picture as SVG; empty where there is nothing to show */
export function curveSvg({ curves, ownDays }) {
  const all = curves.flatMap(curve => curve.points);
  if (!all.length) return '';
  const low = Math.min(...all.map(p => p.lowMm3)) / 1.1, high = Math.max(...all.map(p => p.highMm3)) * 1.1;
  const first = Math.min(...all.map(p => p.day)), last = Math.max(...all.map(p => p.day));
  const bottom = HEIGHT - 54 - ROW * curves.length;
  const x = day => LEFT + 8 + (WIDTH - LEFT - RIGHT - 16) * (last > first ? (day - first) / (last - first) : 0.5);
  const y = mm3 => TOP + (bottom - TOP) * (1 - Math.log(mm3 / low) / Math.log(high / low));
  const parts = [];
  for (const tick of volumeTicks(low, high)) {
    parts.push(`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${n(y(tick))}" y2="${n(y(tick))}" class="s-grid" stroke="#dde2e6"/>`,
      `<text x="${LEFT - 8}" y="${n(y(tick) + 4)}" text-anchor="end" font-size="12" class="f-muted" fill="#4a545c">${tick}</text>`);
  }
  for (const tick of dayTicks(first, last)) {
    parts.push(`<line x1="${n(x(tick))}" x2="${n(x(tick))}" y1="${bottom}" y2="${bottom + 4}" class="s-axis" stroke="#6b757d"/>`,
      `<text x="${n(x(tick))}" y="${bottom + 17}" text-anchor="middle" font-size="12" class="f-muted" fill="#4a545c">${String(tick).replace('-', '−')}</text>`);
  }
  parts.push(`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${bottom}" y2="${bottom}" class="s-axis" stroke="#6b757d"/>`,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${bottom + 33}" text-anchor="middle" font-size="12" class="f-text" fill="#1a1f23">${ownDays ? "days since the mouse's own day 0" : 'study day'}</text>`,
    `<text x="14" y="${(TOP + bottom) / 2}" transform="rotate(-90 14 ${(TOP + bottom) / 2})" text-anchor="middle" font-size="12" class="f-text" fill="#1a1f23">tumor volume, mm³</text>`);
  const ends = labelPlaces(curves.map(curve => y(curve.points.at(-1).medianMm3)), TOP + 8, bottom - 4);
  curves.forEach((curve, c) => parts.push(arm(curve, styleOf(curves, curve), x, y, ends[c], bottom + 52 + ROW * c)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Median tumor volume by day">${parts.join('')}</svg>`;
}

function arm(curve, style, x, y, end, row) {
  const ink = INKS[style], color = COLORS[ink], points = curve.points;
  const band = points.map(p => `${n(x(p.day))},${n(y(p.highMm3))}`).concat(points.toReversed().map(p => `${n(x(p.day))},${n(y(p.lowMm3))}`)).join(' ');
  const line = points.map(p => `${n(x(p.day))},${n(y(p.medianMm3))}`).join(' ');
  const name = curve.arm.length > 17 ? curve.arm.slice(0, 16) + '…' : curve.arm;
  let free = -Infinity;
  const counts = points.filter(p => { const at = x(p.day); const fits = at - free >= 24; if (fits) free = at; return fits; }); // no number on another
  return `<polygon points="${band}" class="f-${ink}" fill="${color}" fill-opacity="0.14"/>
    <polyline points="${line}" class="s-${ink}" fill="none" stroke="${color}" stroke-width="2"${DASHES[style] ? ` stroke-dasharray="${DASHES[style]}"` : ''}/>
    ${points.map(p => `${MARKS[style % MARKS.length](n(x(p.day)), n(y(p.medianMm3)))} class="f-${ink}" fill="${color}" data-mouse="${safe(curve.arm)}" data-told="${safe(`${curve.arm}, day ${String(Math.round(10 * p.day) / 10).replace('-', '−')}: median ${digits(p.medianMm3, 3)} mm³, half of the tumors between ${digits(p.lowMm3, 3)} and ${digits(p.highMm3, 3)} mm³, ${p.mice} ${p.mice === 1 ? 'mouse' : 'mice'}`)}"/>`).join('')}
    <text x="${WIDTH - RIGHT + 8}" y="${n(end + 4)}" font-size="12" class="f-text" fill="#1a1f23">${safe(name)}</text>
    ${MARKS[style % MARKS.length](LEFT - 28, row - 4)} class="f-${ink}" fill="${color}"/>
    <text x="${LEFT - 12}" y="${row}" text-anchor="end" font-size="12" class="f-muted" fill="#4a545c">n</text>
    ${counts.map(p => `<text x="${n(x(p.day))}" y="${row}" text-anchor="middle" font-size="12" class="f-muted" fill="#4a545c">${p.mice}</text>`).join('')}`;
}

/** Labels of lines that end close to each other are moved apart, in their order. */
function labelPlaces(wanted, top, bottom) {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at);
  const places = [];
  let before = top - ROW;
  order.forEach(({ at, i }, k) => { before = places[i] = Math.max(before + ROW, Math.min(at, bottom - ROW * (order.length - 1 - k))); });
  return places;
}

function volumeTicks(low, high) {
  const ticks = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
    for (const step of high / low > 40 ? [1, 3] : high / low > 8 ? [1, 2, 5] : [1, 1.5, 2, 3, 5, 7]) {
      const tick = Number((step * power).toPrecision(2));
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks;
}

function dayTicks(first, last) {
  const step = [1, 2, 7, 14, 28, 56].find(days => (last - first) / days <= 9) ?? 112;
  const ticks = [];
  for (let day = Math.ceil(first / step) * step; day <= last; day += step) ticks.push(day);
  return ticks;
}
