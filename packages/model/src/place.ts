/**
 * 出处 Where something stands in its source, exact to the cell or the characters.
 *
 * `file` is set only where a finding about one file points into another one: the name by which that file was given.
 */
export type Place =
  | {
      readonly kind: 'text'
      /** 1-based line of the file. */
      readonly line: number
      readonly endLine?: number
      /** 1-based character of the line. */
      readonly column?: number
      readonly text: string
      readonly file?: string
    }
  | {
      readonly kind: 'xlsx'
      readonly sheet: string
      readonly cell: string
      readonly text: string
      readonly file?: string
    }
  | {
      readonly kind: 'docx'
      readonly block: number
      readonly row?: number
      readonly cell?: number
      readonly text: string
      readonly file?: string
    }
  | {
      readonly kind: 'pdf'
      readonly page: number
      readonly box: readonly [number, number, number, number]
      readonly text: string
      readonly file?: string
    }
  | { readonly kind: 'html'; readonly path: string; readonly text: string; readonly file?: string }
  | {
      readonly kind: 'ofd'
      readonly page: number
      readonly box: readonly [number, number, number, number]
      readonly text: string
      readonly file?: string
    }
  | {
      readonly kind: 'entry'
      readonly book: string
      readonly field: string
      readonly text: string
      readonly file?: string
    }
  | {
      readonly kind: 'derived'
      readonly from: readonly Place[]
      readonly text: string
      readonly file?: string
    }

/** Canonical text of a place: the same spot, the same text. Used to link figures, findings and the page. */
export const placeText = (place: Place): string =>
  place.file === undefined ? spotText(place) : `${place.file} ${spotText(place)}`

function spotText(place: Place): string {
  switch (place.kind) {
    case 'text':
      return `line ${place.line}:${place.column ?? 1}`
    case 'xlsx':
      return `sheet ${place.sheet}!${place.cell}`
    case 'docx':
      return `block ${place.block}:${place.row ?? 0}:${place.cell ?? 0}`
    case 'pdf':
    case 'ofd':
      return `page ${place.page} ${place.box.join(',')}`
    case 'html':
      return place.path
    case 'entry':
      return `${place.book}.${place.field}`
    case 'derived':
      return place.from.map(placeText).join(' + ')
  }
}

/** 带出处的文字 Words as printed, and where. */
export type TextWithPlace = { readonly text: string; readonly place: Place }
