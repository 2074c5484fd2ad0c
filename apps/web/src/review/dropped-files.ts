/** 成批文件 The most one batch takes; the server refuses more. */
export const mostFiles = 1_000

/** 拖入的文件 Every file of what was dropped, folders walked through; hidden files and those of the system left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The list of items is emptied when the event is over: entries are taken at once.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files].filter(isWanted)
  const found: File[] = []
  for (const entry of entries) await walk(entry, found)
  return found.filter(isWanted).toSorted(byName)
}

/** 选定的文件 What was chosen with a picker, in the order of names. */
export const chosenFiles = (list: FileList | null): File[] =>
  [...(list ?? [])].filter(isWanted).toSorted(byName)

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length > mostFiles) return
  if (isFile(entry)) {
    found.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)))
    return
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  // A folder gives its entries by the hundred, until there are none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return
    for (const one of some) await walk(one, found)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** Word and the systems leave files of their own beside the documents. */
const isWanted = ({ name, size }: File): boolean =>
  !name.startsWith('.') &&
  !name.startsWith('~$') &&
  name !== 'Thumbs.db' &&
  name !== 'desktop.ini' &&
  size >= 0

const collator = new Intl.Collator('zh-CN', { numeric: true })
const byName = (one: File, other: File): number => collator.compare(one.name, other.name)
