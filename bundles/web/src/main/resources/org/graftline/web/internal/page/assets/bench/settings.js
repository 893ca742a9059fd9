// What belongs to this workplace and not to a person: sound, the scanner's manner, the devices at hand.
const NAME = 'graftline-bench';
const DEFAULTS = { sound: true, gapMs: 35, prefix: '', suffix: '', devices: {} };

export function settings() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(NAME) ?? '{}') };
  } catch {
    return { ...DEFAULTS }; // unreadable or forbidden: the defaults work everywhere
  }
}

export function change(some) {
  const all = { ...settings(), ...some };
  try {
    localStorage.setItem(NAME, JSON.stringify(all));
  } catch {
    // a browser that keeps nothing asks again next time
  }
  return all;
}
