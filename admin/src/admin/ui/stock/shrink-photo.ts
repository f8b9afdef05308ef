/** A label can be read at this size, and a slow counter can send it. */
const LONGEST_SIDE = 1_600
const QUALITIES = [0.8, 0.6, 0.4] as const
/** As the server takes it (`PhotoBody`), in letters of base64. */
const MOST_LETTERS = 2_000_000

/**
 * A photo as a JPEG in base64, small enough to send. Drawing it anew also leaves behind where it was taken. Throws when the
 * browser cannot read the file as a picture.
 */
export async function shrinkPhoto(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file)
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement("canvas")
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const drawing = canvas.getContext("2d")
    if (!drawing) throw new Error("This browser cannot draw pictures.")
    // A JPEG has no see-through parts: without paper they would turn black.
    drawing.fillStyle = "#fff"
    drawing.fillRect(0, 0, canvas.width, canvas.height)
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height)
    for (const quality of QUALITIES) {
      const content = canvas.toDataURL("image/jpeg", quality).split(",")[1] ?? ""
      if (content.length <= MOST_LETTERS) return content
    }
    throw new Error("The photo stays too large.")
  } finally {
    picture.close()
  }
}
