import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** A document and the truth about it; the published texts stand beside the checkout and may be absent. */
const pairs = [
  ...['qinglong-office-affairs-2024', 'wansheng-office-affairs-2024'].map((name) => ({
    name,
    text: at(`../shared/disclosures/${name}.txt`),
    truth: at(`../shared/expected/${name}.json`),
  })),
  ...[
    'qijiang-government-services-2024',
    'qinhuangdao-office-affairs-2023',
    'wansheng-key-programmes-2024',
  ].map((name) => ({
    name,
    text: at(`../shared/disclosures/${name}.txt`),
    truth: at(`bench/truth/${name}.json`),
  })),
  ...[
    'qijiang-government-services-2024',
    'qinglong-office-affairs-2024',
    'qinhuangdao-office-affairs-2023',
    'wansheng-key-programmes-2024',
    'wansheng-office-affairs-2024',
  ].map((name) => ({
    name: `samples/${name}`,
    text: at(`samples/${name}.txt`),
    truth: at(`samples/truth/${name}.json`),
  })),
]

/** 有答案的文件 Documents with the truth about them, those that are here. */
export const answered = pairs.filter(({ text, truth }) => existsSync(text) && existsSync(truth))
