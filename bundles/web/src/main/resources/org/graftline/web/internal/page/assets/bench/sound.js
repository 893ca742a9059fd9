// One soft tick: accepted. Two notes: look. A low note: refused. Never the only sign.
const NOTES = {
  ok: [[1320, 0, 0.03, 0.05]],
  warn: [[660, 0, 0.12, 0.16], [880, 0.14, 0.16, 0.16]],
  stop: [[165, 0, 0.28, 0.3]],
};
let context = null;

/** @param isOn asked each time */
export function sounding(isOn) {
  return tone => {
    if (!isOn() || !NOTES[tone] || !globalThis.AudioContext) return;
    context ??= new AudioContext();
    if (context.state === 'suspended') context.resume();
    for (const [pitch, from, length, loud] of NOTES[tone]) {
      const at = context.currentTime + from;
      const wave = new OscillatorNode(context, { frequency: pitch, type: 'sine' });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(loud, at + 0.008);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
      wave.connect(volume).connect(context.destination);
      wave.start(at);
      wave.stop(at + length);
    }
  };
}
