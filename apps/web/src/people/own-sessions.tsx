import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endOtherSessions, endSession, fetchSessions } from '../api/people.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { useWords } from '../words/use-words.ts'
import { browserName } from './browser-name.ts'
import { localTime } from './local-time.ts'

/** 登录的地方 Where one is signed in, and ending it there. */
export function OwnSessions() {
  const words = useWords().people.account
  const client = useQueryClient()
  const announce = useAnnounce()
  const { data, error, refetch } = useQuery({ queryKey: ['sessions'], queryFn: fetchSessions })
  const ending = useMutation({
    mutationFn: (id: string | null) => (id === null ? endOtherSessions() : endSession(id)),
    onSuccess: () => announce(words.ended),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
  if (error) return <Trouble what={words.failed} why={error.message} retry={() => void refetch()} />
  const sessions = data?.sessions ?? []
  return (
    <section className="people-card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{words.sessions}</h2>
      <p className="form-help">{words.sessionsHelp}</p>
      <ul className="sessions">
        {sessions.map(({ id, client: name, openedAt, seenAt, current }) => (
          <li key={id}>
            <span className="session-name">{browserName(name)}</span>
            <span className="mut">
              {words.opened} {localTime(openedAt)} · {words.seen} {localTime(seenAt)}
            </span>
            {current ? (
              <span className="session-tag">{words.thisOne}</span>
            ) : (
              <button type="button" className="btn small" onClick={() => ending.mutate(id)}>
                {words.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="form-actions">
          <button type="button" className="btn" onClick={() => ending.mutate(null)}>
            {words.endOthers}
          </button>
        </div>
      )}
    </section>
  )
}
