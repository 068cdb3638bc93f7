/** One message of an event stream, as `curl` shows it. */
export interface StreamMessage {
  readonly event: string
  readonly id: string | undefined
  readonly data: unknown
}

function messageOf(block: string): StreamMessage {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const data = fields.get('data')
  return { event: fields.get('event') ?? 'message', id: fields.get('id'), data: data && (JSON.parse(data) as unknown) }
}

/** Reads an event stream with nothing but `fetch`, until it ends or whoever reads has enough. */
export async function* streamed(response: Response): AsyncGenerator<StreamMessage, void, void> {
  let rest = ''
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    yield* blocks.filter((block) => block.trim() !== '').map(messageOf)
  }
}
