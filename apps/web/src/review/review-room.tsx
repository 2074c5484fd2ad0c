import { useLocation } from 'wouter'
import '../styles/review.css'
import { DropCurtain } from '../parts/drop-curtain.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useMay, useWho } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import { BatchesPage } from './batches-page.tsx'
import { BoardPage } from './board-page.tsx'
import { droppedFiles } from './dropped-files.ts'
import { UploadContext, useUploadState } from './upload-context.ts'

/** 审核 The review desk: the batches on it, or the board of one. */
export function ReviewRoom() {
  const [address] = useLocation()
  const mayDecide = useMay('review.decide')
  const upload = useUploadState()
  const words = useWords().review.drop
  const { known } = useWho()
  const id = /^\/review\/([0-9a-f-]{36})$/u.exec(address)?.[1]
  if (!known) return <div className="room" />
  return (
    <UploadContext value={upload}>
      <div className="room review">
        <TopBar />
        {id === undefined ? <BatchesPage /> : <BoardPage key={id} id={id} />}
        {mayDecide && (
          <DropCurtain
            title={words.let}
            hint={words.formats}
            take={(dropped) => void droppedFiles(dropped).then(upload.send)}
          />
        )}
      </div>
    </UploadContext>
  )
}
