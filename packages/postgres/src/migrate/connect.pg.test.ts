import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, inject, test } from 'vitest'
import { Unusable } from '../embedded/unusable.ts'
import { connect } from './connect.ts'

function change(part: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'port'>>): string {
  return Object.assign(new URL(inject('postgres').url), part).href
}

test.each([
  ['mysql://a:b@127.0.0.1/x', 'DATABASE_URL is not of the form postgresql://user:password@host:5432/database.'],
  ['127.0.0.1', 'DATABASE_URL is not of the form postgresql://user:password@host:5432/database.'],
  ['postgresql://a:b@127.0.0.1:1/x', 'No database server answers at 127.0.0.1:1.'],
  [change({ password: 'wrong' }), 'The database server at 127.0.0.1 refuses the password of user souk.'],
  [change({ password: '' }), 'The database server at 127.0.0.1 wants a password for user souk.'],
  [change({ pathname: 'nowhere' }), 'There is no database nowhere on the server at 127.0.0.1.'],
])('%s is refused in one sentence', async (url, sentence) => {
  await expect(connect(url)).rejects.toEqual(new Unusable(sentence))
})

test('something else than a database server is told', async () => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  await expect(connect(`postgresql://a:b@127.0.0.1:${port}/x`)).rejects.toThrow('hangs up')
  server.close()
})
