import { html } from '../ui.js';

const WIDTH = 72;
const HEIGHT = 22;

/** The last volumes of a tumor as a small line, on a logarithmic scale like every volume here; a table says the same in numbers. */
export function Spark({ values, now }) {
  const all = [...values, now].filter(value => value > 0);
  if (all.length < 2) return null;
  const logs = all.map(Math.log);
  const low = Math.min(...logs);
  const span = Math.max(...logs) - low || 1;
  const points = logs.map((y, i) => [3 + (WIDTH - 6) * i / (logs.length - 1), HEIGHT - 3 - (HEIGHT - 6) * (y - low) / span]);
  const [x, y] = points.at(-1);
  return html`<svg class="spark" width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <polyline points=${points.map(p => p.map(n => n.toFixed(1)).join(',')).join(' ')} /><circle cx=${x} cy=${y} r="2.5" /></svg>`;
}
