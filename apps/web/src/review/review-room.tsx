import { Redirect, useLocation } from 'wouter'
import '../styles/review.css'
import { TopBar } from '../shell/top-bar.tsx'
import { useMay, useWho } from '../shell/who.ts'
import { BatchesPage } from './batches-page.tsx'
import { BoardPage } from './board-page.tsx'
import { DropCurtain } from './drop-curtain.tsx'
import { UploadContext, useUploadState } from './upload-context.ts'

/** 审核 The review desk: the batches on it, or the board of one. */
export function ReviewRoom() {
  const [address] = useLocation()
  const { who, known } = useWho()
  const mayRead = useMay('review.read')
  const mayDecide = useMay('review.decide')
  const upload = useUploadState()
  const id = /^\/review\/([0-9a-f-]{36})$/u.exec(address)?.[1]
  if (!known) return <div className="room" />
  if (!mayRead) return <Redirect to={who.person === null ? '/sign-in' : '/'} replace />
  return (
    <UploadContext value={upload}>
      <div className="room review">
        <TopBar />
        {id === undefined ? <BatchesPage /> : <BoardPage key={id} id={id} />}
        {mayDecide && <DropCurtain />}
      </div>
    </UploadContext>
  )
}
