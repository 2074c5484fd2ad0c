import { Dialog } from '../parts/dialog.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** 交出的链接 A one-time link and whose it is. */
export type GivenLink = { readonly name: string; readonly token: string }

/** 交出链接 The one-time link of an account, shown this once. */
export function LinkDialog({ link, close }: { readonly link: GivenLink; readonly close: () => void }) {
  const words = useWords().people.admin
  const announce = useAnnounce()
  const address = `${location.origin}/sign-in#link=${link.token}`
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    announce(words.copied)
  }
  return (
    <Dialog title={fill(words.linkTitle, { name: link.name })} close={close}>
      <p>{words.linkBody}</p>
      <input
        className="link-text"
        readOnly
        value={address}
        aria-label={fill(words.linkTitle, { name: link.name })}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="form-actions">
        <button type="button" className="btn primary" onClick={() => void copy()}>
          {words.copy}
        </button>
      </div>
    </Dialog>
  )
}
