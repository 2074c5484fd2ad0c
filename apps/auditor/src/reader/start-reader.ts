import { unpacked } from '../packed.ts'
import type { Answer, Ask } from './messages.ts'

/**
 * 启动读者 The thread that reads, from the program packed in the page. What is asked before it has started waits.
 *
 * @param onFailure a fault of the program; the thread is of no more use
 */
export function startReader(
  onAnswer: (answer: Answer) => void,
  onFailure: () => void,
): { readonly ask: (ask: Ask) => void; readonly end: () => void } {
  let ended = false
  let worker: Worker | null = null
  const waiting: Ask[] = []
  void unpacked('reader')
    .then((program) => {
      if (ended) return
      const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }))
      worker = new Worker(address)
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if (!ended) onAnswer(data)
      })
      worker.addEventListener('error', onFailure)
      for (const ask of waiting.splice(0)) worker.postMessage(ask)
    })
    .catch(onFailure)
  return {
    ask: (ask) => {
      if (worker) worker.postMessage(ask)
      else waiting.push(ask)
    },
    end: () => {
      ended = true
      worker?.terminate()
    },
  }
}
