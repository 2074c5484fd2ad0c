import { Trouble } from '../parts/trouble.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useUpload } from './upload-context.ts'

/** 上传进度 How much of a batch is sent, with a way to stop; and why it was not. */
export function UploadBar() {
  const words = useWords().review.drop
  const { sending, problem, stop, again } = useUpload()
  if (sending) {
    const share = Math.floor(sending.share * 100)
    const text = share >= 100 ? words.keeping : fill(words.sending, { n: sending.files, share })
    return (
      <div className="upload-bar">
        <span role="status">{text}</span>
        <progress max={100} value={share} aria-label={text} />
        {share < 100 && (
          <button type="button" className="btn small" onClick={stop}>
            {words.stop}
          </button>
        )}
      </div>
    )
  }
  if (!problem) return null
  return (
    <Trouble what={problem.what} why={problem.why} toDo={problem.toDo}>
      {again && (
        <button type="button" className="btn" onClick={again}>
          {words.again}
        </button>
      )}
    </Trouble>
  )
}
