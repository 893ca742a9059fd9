// Asks again and again for the open alerts, as long as somebody is at the page: an answer renews the log-in, which must end by itself on
// a page that everybody left.
import { get } from '../../api.js';
import { useEffect, useState } from '../../ui.js';

const LEFT_AFTER = 10 * 60_000; // well below the half hour after which the log-in ends
let touched = Date.now();
for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => { touched = Date.now(); }, { capture: true, passive: true });

/** @returns {alerts, problem, idle, again}: the open alerts of all studies, null until they are known */
export function useOpenAlerts(every) {
  const [state, set] = useState({ alerts: null, problem: null, idle: false });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    let timer;
    const ask = async () => {
      const idle = Date.now() - touched > LEFT_AFTER;
      if (idle) set(old => ({ ...old, idle }));
      else {
        await get('/alerts').then(
          ({ alerts }) => wanted && set({ alerts, problem: null, idle }),
          problem => wanted && set(old => ({ ...old, problem, idle })));
      }
      if (wanted) timer = setTimeout(ask, every);
    };
    ask();
    return () => { wanted = false; clearTimeout(timer); };
  }, [every, turn]);
  return { ...state, again: () => setTurn(n => n + 1) };
}
