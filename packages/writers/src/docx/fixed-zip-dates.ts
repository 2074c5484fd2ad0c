const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const endLength = 22
/** 1980-01-01 00:00, the first moment a zip can name. */
const dosTime = 0
const dosDate = 0x21

/**
 * 固定压缩包日期 Sets the date of every entry of a zip archive to 1980-01-01, so that the same content is the same
 * bytes.
 *
 * The library that packs the document stamps each entry with the clock; nothing else of the archive depends
 * on it.
 *
 * @param zip an archive without a comment and without zip64, as the library writes it; changed in place
 */
export function fixZipDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - endLength
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory)
    throw new Error('not the archive that was packed')
  let entry = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(entry, true) !== directoryEntry)
      throw new Error('broken directory of the packed archive')
    const local = view.getUint32(entry + 42, true)
    stamp(view, entry + 12)
    stamp(view, local + 10)
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true)
  }
  return zip
}

function stamp(view: DataView, at: number): void {
  view.setUint16(at, dosTime, true)
  view.setUint16(at + 2, dosDate, true)
}
