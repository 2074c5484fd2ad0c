import type { Refusal } from '@mingzhang/model'

/** 超时 Reading and checking took longer than the limit. */
export const tookTooLong = (seconds: number): Refusal => ({
  id: 'import/took-too-long',
  what: `这份文件 ${seconds} 秒还没有读完，已停止，没有入库。`,
  why: '文件过于庞大或结构异常，继续读会拖住其他文件。',
  toDo: '请把文件拆小，或另存为规范的格式后再试。',
})

/** 超内存 Reading and checking needed more memory than the limit. */
export const tooMuchMemory = (): Refusal => ({
  id: 'import/too-much-memory',
  what: '读这份文件需要的内存超过了限度，已停止，没有入库。',
  why: '文件过于庞大或结构异常。',
  toDo: '请把文件拆小，或另存为规范的格式后再试。',
})

/** 超大 The file is larger than the upload limit. */
export const tooLarge = (megabytes: number): Refusal => ({
  id: 'import/too-large',
  what: `文件超过 ${megabytes} MB，没有接收。`,
  why: '一份公开文件通常只有几 MB，过大的文件多半夹带了图片或并非公开文件。',
  toDo: '请压缩图片或拆分文件后再试。',
})

/** 磁盘已满 No room is left where the store lives. */
export const noRoom = (): Refusal => ({
  id: 'import/no-room',
  what: '存放数据的磁盘已满，这份文件没有入库，一部分也没有留下。',
  why: '数据文件夹所在的磁盘没有空间了。',
  toDo: '请管理员腾出空间后再导入。',
})

/** 库不应答 The database did not answer while the file was being kept. */
export const storeAway = (): Refusal => ({
  id: 'import/store-away',
  what: '数据库没有应答，这份文件没有入库，一部分也没有留下。',
  why: '数据库正在重启，或与它的连接断了。',
  toDo: '请稍后再导入。',
})

/**
 * 别处已有 The same bytes are in the store, for other eyes.
 *
 * @param keeper name of the organisation whose it is, where it is known
 * @param day `YYYY-MM-DD` on which it came in
 */
export const storedElsewhere = (keeper: string | null, day: string | null): Refusal => ({
  id: 'import/stored-elsewhere',
  what: '同样的文件已经在库里，但不在您能看到的范围内，没有再存。',
  why: `它${day === null ? '' : `于 ${day} `}导入，${keeper === null ? '归属的机构不在机构树里' : `归“${keeper}”`}，还没有公开。`,
  toDo: '如果是您管辖的单位，请管理员核对它归哪个机构；否则请该单位公开。',
})

/** 程序出错 A bug of ours met this file. */
export const programError = (): Refusal => ({
  id: 'import/program-error',
  what: '处理这份文件时程序出错，没有入库。',
  why: '这是程序的缺陷，不是文件的问题；其他文件不受影响。',
  toDo: '请换一种格式再试，并把这份文件反馈给我们。',
})

/** 上传中断 The upload ended before all of it had come. */
export const brokenUpload = (): Refusal => ({
  id: 'import/upload-broken',
  what: '上传没有完整到达，后面的文件没有接收。',
  why: '连接中断，或内容不符合 multipart/form-data 格式，或一次的文件太多。',
  toDo: '已入库的文件不必重传，请重传其余的文件。',
})

/** 没有文件 The upload held no file. */
export const noFile = (): Refusal => ({
  id: 'import/no-file',
  what: '没有收到文件。',
  why: '上传的内容里一个文件也没有。',
  toDo: '请选择文件后再上传。',
})

/** 空压缩包 A bundle without a file. */
export const emptyBundle = (): Refusal => ({
  id: 'import/empty-bundle',
  what: '压缩包里没有文件。',
  why: '其中没有可读的文件。',
  toDo: '请重新打包后再上传。',
})
