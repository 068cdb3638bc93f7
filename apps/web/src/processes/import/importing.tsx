import { useSearchParams } from '@solidjs/router'
import { Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

/** The dialog that imports a process, while the address says so (`?import`); its code is fetched with it. */
export const Importing = (): JSX.Element => {
  const [params, setParams] = useSearchParams()
  return (
    <Show when={params['import']}>
      <Suspense>
        <ImportDialog onClose={() => setParams({ import: null })} />
      </Suspense>
    </Show>
  )
}
