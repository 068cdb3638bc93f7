import type { OutsideStep } from '@souk/services/orders/outside-steps'
import type { OutsideCaller, OutsideReply } from '@souk/services/steps/outside-caller'

const TIMEOUT_MS = 10_000
const MOST_ANSWER_CHARS = 64 * 1024
const MOST_SHOWN_CHARS = 300

/**
 * Carries steps as `POST` with JSON: `{ step, kind, name, order, side, items, event, data }` and the step as
 * `Idempotency-Key`, the same at every attempt. 202: the service answers later through `steps.complete`. Any other 2xx
 * is done; a condition answers `{ "answer": true | false }`. Everything else is a failed attempt.
 */
export function webhookCaller(): OutsideCaller {
  return {
    async call(step, signal) {
      try {
        const response = await fetch(step.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': step.step },
          body: JSON.stringify(bodyOf(step)),
          redirect: 'error',
          signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        })
        return await replyOf(step, response)
      } catch (error) {
        return { kind: 'failed', message: `${step.url} could not be reached: ${reasonOf(error)}.` }
      }
    },
  }
}

function bodyOf({ step, kind, name, orderReference, side, items, event, data }: OutsideStep): object {
  return { step, kind, name, order: orderReference, side, items, event, data }
}

async function replyOf(step: OutsideStep, response: Response): Promise<OutsideReply> {
  if (response.status === 202) {
    await response.body?.cancel()
    return { kind: 'later' }
  }
  const text = await textOf(response)
  if (!response.ok) return { kind: 'failed', message: `${step.url} answered ${response.status}: ${shown(text)}` }
  if (step.kind === 'command') return { kind: 'done' }
  const answer = answerIn(text)
  if (answer !== undefined) return { kind: 'done', answer }
  return {
    kind: 'failed',
    message: `${step.url} answered no { "answer": true | false } to the condition ${step.name}.`,
  }
}

/** As much of an answer as is looked at; a service may send more than there is room for. */
async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > MOST_ANSWER_CHARS) break
  }
  return text.slice(0, MOST_ANSWER_CHARS)
}

/** The beginning of a text, as texts are kept: without NUL and halves of characters. */
const shown = (text: string): string => text.slice(0, MOST_SHOWN_CHARS).replaceAll('\0', '').toWellFormed()

function answerIn(text: string): boolean | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    const answer: unknown =
      typeof parsed === 'object' && parsed !== null && 'answer' in parsed ? parsed.answer : undefined
    return typeof answer === 'boolean' ? answer : undefined
  } catch {
    return undefined
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
