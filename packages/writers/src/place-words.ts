import type { Place } from '@mingzhang/model'
import { safeLine } from './safe-text.ts'
import { words } from './words.ts'

/** 出处 Where something stands, in words: 第 396 行; 工作表“表3”C12 格; 第 4 页; in another file, with its name before. */
export const whereOf = (place: Place): string =>
  place.file === undefined ? spotOf(place) : words.place.inFile(safeLine(place.file, 60), spotOf(place))

function spotOf(place: Place): string {
  const say = words.place
  switch (place.kind) {
    case 'text':
      return place.endLine === undefined || place.endLine === place.line
        ? say.line(place.line)
        : say.lines(place.line, place.endLine)
    case 'xlsx':
      return say.sheet(safeLine(place.sheet, 40), safeLine(place.cell, 12))
    case 'docx':
      return [
        say.block(place.block),
        place.row === undefined ? '' : say.row(place.row),
        place.cell === undefined ? '' : say.cell(place.cell),
      ].join('')
    case 'pdf':
    case 'ofd':
      return say.page(place.page)
    case 'html':
      return safeLine(place.path, 60)
    case 'entry':
      return safeLine(`${place.book} ${place.field}`, 60)
    case 'derived':
      return wheresOf(place.from)
  }
}

/** 各处 Places in words with what is printed there, each once: 第 396 行“8320.77”；第 79 行“8900.03”. */
export function placesInWords(places: readonly Place[], atMost = 12): string {
  const said = [...new Set(places.map(placeInWords))]
  const shown = said.slice(0, atMost).join(words.semicolon)
  return said.length > atMost ? `${shown}${words.place.more(said.length)}` : shown
}

/** 一处 One place in words with what is printed there. */
export const placeInWords = (place: Place): string =>
  words.place.quoted(whereOf(place), safeLine(place.text, 48))

/** Places in words without what is printed there, each once. */
function wheresOf(places: readonly Place[]): string {
  const said = [...new Set(places.map(whereOf))]
  const shown = said.slice(0, 6).join(words.list)
  return said.length > 6 ? `${shown}${words.place.more(said.length)}` : shown
}
