import type { Channel } from './channel.ts'

/** Takes in channels that have grown, to flush them together. */
export function gathering(later: (flush: () => void) => unknown): (channel: Channel) => void {
  let grown: Channel[] = []
  function flush(): void {
    const channels = grown
    grown = []
    for (const channel of channels) channel.flush()
  }
  return (channel) => {
    if (grown.push(channel) === 1) later(flush)
  }
}
