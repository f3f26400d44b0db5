let sound: AudioContext | null = null;

/** Called in a press: browsers let a page make sounds only after one. */
export function readySound(): void {
  const Context = window.AudioContext ?? (window as { webkitAudioContext?: typeof AudioContext }).webkitAudioContext;
  if (!Context) return;
  sound = sound ?? new Context();
  void sound.resume();
}

/** Two soft tones and a short vibration: a question waits. */
export function alertReader(): void {
  navigator.vibrate?.([200, 120, 200]);
  if (!sound) return;
  tone(sound, 660, 0);
  tone(sound, 880, 0.28);
}

function tone(context: AudioContext, hertz: number, afterSec: number): void {
  const at = context.currentTime + afterSec;
  const source = context.createOscillator();
  const volume = context.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.25, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.24);
  source.connect(volume);
  volume.connect(context.destination);
  source.start(at);
  source.stop(at + 0.26);
}
