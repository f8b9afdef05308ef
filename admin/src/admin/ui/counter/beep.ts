let audio: AudioContext | null = null

/** To be called where somebody presses something: only then does a phone let the page sound later. */
export function readySound(): void {
  if (typeof AudioContext === "undefined") return
  audio ??= new AudioContext()
  if (audio.state === "suspended") void audio.resume()
}

/**
 * A short tone, because a clerk looks at the goods and not at the screen: high for found, low and longer for not. Silent where
 * the browser has no sound or nobody has pressed anything yet.
 */
export function beep(kind: "found" | "unknown"): void {
  if (typeof AudioContext === "undefined") return
  audio ??= new AudioContext()
  if (audio.state === "suspended") return void audio.resume()

  const tone = audio.createOscillator()
  const volume = audio.createGain()
  const seconds = kind === "found" ? 0.08 : 0.35
  tone.frequency.value = kind === "found" ? 1_760 : 220
  tone.type = kind === "found" ? "sine" : "square"
  volume.gain.value = 0.08
  tone.connect(volume).connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + seconds)
}
