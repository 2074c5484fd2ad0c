import { decodeResults, type ReportedProgram, simulationMark, textOfBytes } from '@mingzhang/performance'
import { loadFile } from '../load-file.ts'
import { complain, complainOf } from '../terminal/complain.ts'

/** 给的文件 Disclosures and results, told apart. */
export type GivenFiles = {
  readonly disclosures: readonly string[]
  readonly reports: readonly ReportedProgram[]
  /** A results file says that its results are made up. */
  readonly simulated: boolean
  readonly refused: number
}

/** 分开 Results files (JSON, and CSV with the header of one) apart from disclosures. */
export async function sortOutFiles(paths: readonly string[]): Promise<GivenFiles> {
  const disclosures: string[] = []
  const reports: ReportedProgram[] = []
  let [refused, simulated] = [0, false]
  for (const path of paths) {
    const isJson = /\.json$/iu.test(path)
    if (!isJson && !/\.csv$/iu.test(path)) {
      disclosures.push(path)
      continue
    }
    const loaded = await loadFile(path)
    const text = loaded.ok ? textOfBytes(loaded.value) : ''
    const read = loaded.ok ? decodeResults(text) : loaded
    if (read.ok) {
      reports.push(...read.value)
      simulated ||= text.includes(simulationMark)
    } else if (!isJson && read.refusal.id !== 'results/no-results') disclosures.push(path)
    else {
      refused += 1
      complainOf(path, read.refusal)
    }
  }
  if (disclosures.length === 0) complain('只有结果文件；请一并给出有绩效目标的公开文件')
  return { disclosures, reports, simulated, refused }
}
