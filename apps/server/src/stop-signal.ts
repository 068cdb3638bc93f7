/**
 * The first SIGINT, SIGTERM or SIGHUP asks to stop, a second ends the process at once (its `exit` listeners still run,
 * so the database stops with it), as the first does while there is nothing to end in order. Who was forked by another
 * program ends with it, however that one ends.
 */
export function stopSignal(hasToEnd: () => boolean = () => true): {
  readonly signal: AbortSignal
  readonly stopped: Promise<void>
} {
  const controller = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  const onSignal = (): void => {
    if (controller.signal.aborted || !hasToEnd()) process.exit(130)
    controller.abort()
    resolve()
  }
  if (process.connected) {
    process.once('disconnect', onSignal)
    process.channel?.unref()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)
  return { signal: controller.signal, stopped: promise }
}
