import type { Pool } from 'pg'
import type { Handled, Look, TeamOrder, PresenceStore, Team } from '@souk/services/presence/presence-store'
import { CLAIM_MS, LOOK_MS, OPERATORS } from '@souk/services/presence/presence-store'

type Handling = Awaited<ReturnType<PresenceStore['claim']>>

const AS_HANDLING = `'by', json_build_object('id', person, 'name', name), 'since', iso(since), 'takenFrom',
  case when taken_from is not null then json_build_object('id', taken_from, 'name', taken_from_name) end`

const LOOKS = 'x(id uuid, team text, reference text, person text, name text)'

/** Claims are prolonged in the order of their keys, so that nodes at which one person looks do not wait for each other in a ring. */
const KEEP = `with seen as (select * from jsonb_to_recordset($2::jsonb) as ${LOOKS}),
  ended as (select * from jsonb_to_recordset($3::jsonb) as ${LOOKS}),
  gone as (delete from presence where id in (select id from ended)),
  kept as (insert into presence (id, node, team, reference, person, name, expires)
    select id, $1, team, reference, person, name, now() + make_interval(secs => $4) from seen order by id
    on conflict (id) do update set expires = excluded.expires),
  held as (select team, reference from handling where until > now() and (team, reference, person) in
      (select team, reference, person from seen union all select team, reference, person from ended)
    order by team, reference for update)
  update handling h set until = now() + make_interval(secs => $5) from held
    where h.team = held.team and h.reference = held.reference`

/** Orders that operators have open are few, whatever there is of orders. */
const SUPPORT = `with theirs as materialized (
    select reference from presence where team = $1 and expires > now()
    union select reference from handling where team = $1 and until > now())
  select m.merchant_id as team, m.reference from theirs
    join marketplace_order o using (reference) join merchant_order m on m.order_id = o.id`

const CLAIM = `insert into handling as h (team, reference, person, name, session, until)
  values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
  on conflict (team, reference) do update set person = excluded.person, name = excluded.name, session = excluded.session,
    since = now(), until = excluded.until, taken_from = case when h.until > now() then h.person end,
    taken_from_name = case when h.until > now() then h.name end
  where h.until <= now() or (h.person = $7 and h.person <> excluded.person)
  returning json_build_object(${AS_HANDLING}) as handling`

const flat = ({ id, team, reference, person }: Look) => ({ id, team, reference, person: person.id, name: person.name })

/** `PresenceStore` on PostgreSQL. */
export function postgresPresence(pool: Pool): PresenceStore {
  const teams = async (text: string, values: readonly unknown[]): Promise<Team[]> => {
    const { rows } = await pool.query<{ team: Team }>(text, [...values])
    return rows.map(({ team }) => team)
  }
  const handling = async (query: { name: string; text: string; values: unknown[] }): Promise<Handling | undefined> => {
    const { rows } = await pool.query<{ handling: Handling }>(query)
    return rows[0]?.handling
  }
  return {
    async keep(node, { seen, left }) {
      const looks = [seen, left].map((some) => JSON.stringify(some.map(flat)))
      await pool.query({ name: 'presence-keep', text: KEEP, values: [node, ...looks, LOOK_MS / 1000, CLAIM_MS / 1000] })
    },
    leave: (node) => teams('delete from presence where node = $1 returning team', [node]),
    async sweep() {
      await pool.query({
        name: 'presence-sweep',
        text: `delete from presence where id in (select id from presence where expires <= now() for update skip locked)`,
      })
      await pool.query({
        name: 'handling-sweep',
        text: `delete from handling where (team, reference) in
               (select team, reference from handling where until <= now() for update skip locked)`,
      })
    },
    async read(wanted) {
      const { rows } = await pool.query<{ looks: Look[]; handled: Handled[] }>({
        name: 'presence-read',
        text: `select (select coalesce(json_agg(json_build_object('id', id, 'team', team, 'reference', reference,
                   'person', json_build_object('id', person, 'name', name)) order by id), '[]')
                 from presence where team = any($1) and expires > now()) as looks,
               (select coalesce(json_agg(json_build_object('team', team, 'reference', reference, ${AS_HANDLING})), '[]')
                 from handling where team = any($1) and until > now()) as handled`,
        values: [wanted],
      })
      return rows[0] ?? { looks: [], handled: [] }
    },
    async support() {
      const query = { name: 'presence-support', text: SUPPORT, values: [OPERATORS] }
      return (await pool.query<TeamOrder>(query)).rows
    },
    async claim({ team, reference, person, session }, from) {
      const values = [team, reference, person.id, person.name, session, CLAIM_MS / 1000, from]
      for (;;) {
        const held =
          (await handling({ name: 'handling-claim', text: CLAIM, values })) ??
          (await handling({
            name: 'handling-of',
            text: `select json_build_object(${AS_HANDLING}) as handling from handling
                   where team = $1 and reference = $2 and until > now()`,
            values: [team, reference],
          }))
        // Neither: it was let go of between the two.
        if (held) return held
      }
    },
    async release({ team, reference, person }) {
      await pool.query('delete from handling where team = $1 and reference = $2 and person = $3', [
        team,
        reference,
        person.id,
      ])
    },
    end: (ended) =>
      'session' in ended
        ? teams('delete from handling where session = $1 returning team', [ended.session])
        : teams('delete from handling where person = $1 returning team', [ended.person]),
  }
}
