import { html } from '../../ui.js';
import { digits } from '../../words.js';

// The house's arms: colors of Okabe and Ito in a fixed order, a marker each; the first follows the ink of the page.
const COLORS = ['currentColor', 'var(--arm-1)', 'var(--arm-2)', 'var(--arm-3)', 'var(--arm-4)', 'var(--arm-5)', 'var(--arm-6)'];
const SHAPES = [
  (x, y) => html`<circle cx=${x} cy=${y} r="4" />`,
  (x, y) => html`<path d=${`M${x} ${y - 5}L${x + 5} ${y + 4}L${x - 5} ${y + 4}Z`} />`,
  (x, y) => html`<rect x=${x - 4} y=${y - 4} width="8" height="8" />`,
  (x, y) => html`<path d=${`M${x} ${y - 5.5}L${x + 5.5} ${y}L${x} ${y + 5.5}L${x - 5.5} ${y}Z`} />`,
];
const color = place => COLORS[place % COLORS.length];
const shape = (place, x, y) => SHAPES[place % SHAPES.length](x, y);

/** The marker of an arm beside its name. */
export function Mark({ place }) {
  return html`<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" style=${`vertical-align:-1px;fill:${color(place)}`}>${shape(place, 6, 6)}</svg>`;
}

const LEFT = 150, WIDTH = 720, ROW = 18, GAP = 12, TOP = 8, FOOT = 40;

/** One line an arm within each donor, one mark a mouse, a stroke at the mean. */
export function Dots({ mice, arms }) {
  const donors = [...new Set(mice.map(mouse => mouse.donor))].sort();
  const volumes = mice.map(mouse => Number(mouse.volumeMm3)).filter(volume => volume > 0);
  if (volumes.length === 0) return null;
  const low = Math.min(...volumes) / 1.1, high = Math.max(...volumes) * 1.1;
  const x = volume => LEFT + (WIDTH - LEFT - 10) * Math.log(volume / low) / Math.log(high / low);
  const ticks = roundTicks(low, high);
  const height = TOP + donors.length * (arms.length * ROW + GAP) + FOOT;
  return html`<figure class="figure"><div class="canvas"><svg viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${`Volumes of ${mice.length} mice by donor and arm`} style="max-width:45rem">
    ${ticks.map(tick => html`<line x1=${x(tick)} x2=${x(tick)} y1=${TOP} y2=${height - FOOT} stroke="currentColor" stroke-opacity="0.15" /><text x=${x(tick)} y=${height - FOOT + 16} text-anchor="middle" font-size="12" fill="currentColor">${tick}</text>`)}
    <text x=${(LEFT + WIDTH) / 2} y=${height - 6} text-anchor="middle" font-size="12" fill="currentColor">tumor volume at the draw, mm³ (logarithmic)</text>
    ${donors.map((donor, d) => arms.map((arm, a) => {
      const y = TOP + d * (arms.length * ROW + GAP) + a * ROW + ROW / 2;
      const own = mice.filter(mouse => mouse.donor === donor && mouse.arm === arm);
      const mean = own.reduce((sum, mouse) => sum + Number(mouse.volumeMm3), 0) / own.length;
      return html`<g style=${`fill:${color(a)}`}>
        ${a === 0 && html`<text x="0" y=${y + 4} font-size="12" font-weight="700" style="fill:currentColor">${donor.length > 9 ? donor.slice(0, 8) + '…' : donor}</text>`}
        <text x=${LEFT - 12} y=${y + 4} text-anchor="end" font-size="11" style="fill:currentColor">${arm.length > 12 ? arm.slice(0, 11) + '…' : arm} ${own.length}</text>
        <line x1=${LEFT} x2=${WIDTH} y1=${y} y2=${y} stroke="currentColor" stroke-opacity="0.12" />
        ${own.map(mouse => html`<g fill-opacity="0.75"><title>${`${mouse.mouse}: ${digits(Number(mouse.volumeMm3), 3)} mm³, ${arm}`}</title>${shape(a, x(Number(mouse.volumeMm3)), y)}</g>`)}
        ${own.length > 0 && mean > 0 && html`<line x1=${x(mean)} x2=${x(mean)} y1=${y - 8} y2=${y + 8} stroke-width="2.5" style=${`stroke:${color(a)}`} />`}</g>`;
    }))}
  </svg></div><figcaption class="told">Each mark is a mouse, each stroke the mean of its arm, the number how many mice. Within a donor the strokes should lie close together.</figcaption></figure>`;
}

function roundTicks(low, high) {
  const ticks = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
    for (const step of [1, 1.5, 2, 3, 5, 7]) if (step * power >= low && step * power <= high) ticks.push(Number((step * power).toPrecision(2)));
  }
  return ticks;
}
