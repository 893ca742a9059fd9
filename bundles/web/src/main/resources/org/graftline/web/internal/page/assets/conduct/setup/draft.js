// What is typed into a form that was not sent yet: kept in this browser, so that a reload loses nothing.
import { useState } from '../../ui.js';

export function useDraft(key, empty) {
  const [draft, setDraft] = useState(() => {
    try {
      return { ...empty, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
    } catch {
      return empty; // a browser that keeps nothing, or kept something else
    }
  });
  const keep = next => {
    setDraft(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // it stays on the page at least
    }
  };
  const forget = () => {
    setDraft(empty);
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  };
  return [draft, changes => keep({ ...draft, ...changes }), forget];
}
