import { getText } from '../api.js';
import { Loaded, html, useEffect, useLoaded, useRef, useState } from '../ui.js';

const USES = {
  analyzed: 'analyzed', 'analyzed-at-limit': 'too small, analyzed at the limit', 'outside-window': 'outside the analysis window', 'not-counted': 'another reading of the visit counts', 'not-measured': 'not measured',
};

/** A figure of the report whose every mark can be pointed at, or reached with Tab and the arrow keys. */
export function Figure({ path, sha, told }) {
  const loaded = useLoaded(() => getText(path), [path, sha]);
  return html`<figure class="figure"><${Loaded} from=${loaded} what="the figure">${svg => svg
    ? html`<${Picture} svg=${svg} told=${told} />`
    : html`<p class="quiet">This study has nothing to show in this figure.</p>`}<//></figure>`;
}

/** A picture of marks with what each says; the marks have data- attributes. */
export function Picture({ svg, told }) {
  const holder = useRef(null);
  const marks = useRef(null);
  const [now, setNow] = useState(null);

  useEffect(() => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const picture = document.importNode(parsed, true);
    picture.style.setProperty('--natural', `${picture.viewBox.baseVal.width}px`);
    holder.current.replaceChildren(picture);
    marks.current = new Marks(picture);
    return () => marks.current = null;
  }, [svg]);

  const show = mark => { marks.current?.light(mark); setNow(mark); };
  const point = event => show(marks.current?.nearest(event) ?? null);
  const key = event => {
    const next = marks.current?.step(now, event.key);
    if (next) {
      event.preventDefault();
      show(next);
    }
  };
  return html`
    <div class="canvas" ref=${holder} tabindex="0" role="group" aria-label="Figure: arrow keys go from mark to mark"
      onPointerMove=${point} onPointerLeave=${() => show(null)} onKeyDown=${key} onBlur=${() => show(null)}></div>
    <figcaption class="told" aria-live="polite">${now ? html`<${Told} mark=${now} />` : html`<span class="quiet">${told}</span>`}</figcaption>`;
}

function Told({ mark }) {
  const { mouse, donor, arm, day, volume, residual, use, told } = mark.data;
  if (told) return told;
  const value = volume ? `${volume} mm³` : residual ? `residual ${residual.replace('-', '−')}` : '';
  const where = [day && `day ${day.replace('-', '−')}`, `mouse ${mouse}`, donor && `donor ${donor}`, arm, use && use !== 'analyzed' && USES[use]].filter(Boolean).join(', ');
  return html`${value && html`<strong>${value}</strong>, `}${where}`;
}

/** The marks of a picture in its own coordinates, and the way from one to the next. */
class Marks {
  constructor(picture) {
    this.picture = picture;
    const points = [...picture.querySelectorAll('[data-volume], [data-residual], [data-told]')];
    this.all = (points.length ? points : [...picture.querySelectorAll('[data-mouse]')]).map(element => {
      const box = element.getBBox();
      return { element, data: element.dataset, x: box.x + box.width / 2, y: box.y + box.height / 2, key: element.dataset.mouse ?? '' };
    });
    this.ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    this.ring.setAttribute('class', 'ring');
    this.ring.setAttribute('r', '6');
  }

  nearest(event) {
    const matrix = this.picture.getScreenCTM();
    if (!matrix) return null;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    let best = null;
    let least = 16 ** 2;
    for (const mark of this.all) {
      const distance = (mark.x - at.x) ** 2 + (mark.y - at.y) ** 2;
      if (distance < least) {
        least = distance;
        best = mark;
      }
    }
    return best;
  }

  /** Right and left follow one mouse through its days; down and up change the mouse. */
  step(from, key) {
    const all = this.all;
    if (!['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key) || !all.length) return null;
    if (!from || key === 'Home') return all[0];
    if (key === 'End') return all[all.length - 1];
    const at = all.indexOf(from);
    if (key === 'ArrowRight') return all[Math.min(at + 1, all.length - 1)];
    if (key === 'ArrowLeft') return all[Math.max(at - 1, 0)];
    const way = key === 'ArrowDown' ? 1 : -1;
    let next = at;
    while (all[next + way] && all[next].key === from.key) next += way;
    const other = all[next].key;
    while (way < 0 && all[next - 1]?.key === other && other !== from.key) next -= 1;
    return all[next];
  }

  light(mark) {
    this.picture.querySelectorAll('.lit').forEach(element => element.classList.remove('lit'));
    this.ring.remove();
    if (!mark) return;
    if (mark.data.mouse) {
      this.picture.querySelectorAll(`path[data-mouse="${CSS.escape(mark.data.mouse)}"]:not([data-volume])`).forEach(line => line.classList.add('lit'));
    }
    this.ring.setAttribute('cx', mark.x);
    this.ring.setAttribute('cy', mark.y);
    this.picture.append(this.ring);
  }
}
