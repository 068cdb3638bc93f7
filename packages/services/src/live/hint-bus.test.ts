import { hintBusContract } from './hint-bus.contract.ts'
import { memoryHints } from './hint-bus.ts'

hintBusContract('in memory', async () => {
  const bus = memoryHints()
  return () => bus
})
