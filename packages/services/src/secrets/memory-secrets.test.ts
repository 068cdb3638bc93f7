import { memorySecrets } from './memory-secrets.ts'
import { secretStoreContract } from './secret-store.contract.ts'

secretStoreContract('in memory', async () => ({ store: memorySecrets(), close: async () => undefined }))
