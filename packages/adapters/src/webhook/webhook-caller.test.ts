import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { OrderId, StepId } from '@souk/domain/ids'
import type { OutsideStep } from '@souk/services/orders/outside-steps'
import { webhookCaller } from './webhook-caller.ts'

const asked: Omit<OutsideStep, 'url'> = {
  step: 'step' as StepId,
  order: 'order' as OrderId,
  orderReference: 'DE--5',
  kind: 'command',
  side: 'marketplace',
  items: [],
  event: 'book',
  name: 'Courier/Book',
  data: {},
  status: 'waiting',
  attempts: 1,
  runAt: '2026-11-02T10:00:00.000Z',
  createdAt: '2026-11-02T10:00:00.000Z',
}

/** What is made of the answer of a service. */
async function replyTo(service: RequestListener) {
  await using server = createServer(service)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const reply = await webhookCaller().call({ ...asked, url }, new AbortController().signal)
  server.closeAllConnections()
  return reply.kind === 'failed' ? { ...reply, message: reply.message.replace(url, 'it') } : reply
}

test('an answer that never ends is read as far as it is looked at', async () => {
  const reply = await replyTo((_, response) => {
    response.writeHead(500)
    const chunk = 'x'.repeat(16 * 1024)
    const more = () => void response.write(chunk, more)
    more()
  })
  expect(reply).toEqual({ kind: 'failed', message: `it answered 500: ${'x'.repeat(300)}` })
})

test('what a service says can be stored, whatever it says', async () => {
  const reply = await replyTo((_, response) => response.writeHead(500).end(`no\0${'x'.repeat(296)}😀`))
  expect(reply).toEqual({ kind: 'failed', message: `it answered 500: no${'x'.repeat(296)}\uFFFD` })
})

test('who answers elsewhere is not followed', async () => {
  const reply = await replyTo((_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end())
  expect(reply).toEqual({ kind: 'failed', message: 'it could not be reached: unexpected redirect.' })
})
