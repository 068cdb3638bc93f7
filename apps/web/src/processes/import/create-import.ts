import { useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { useSouk } from '../../app/app-context.ts'
import { createAct } from '../../app/create-act.ts'
import { createFollowed } from '../../app/followed.ts'
import { useText } from '../../text/use-text.ts'
import { showToast } from '../../ui/toast.ts'
import { processHref } from '../process-href.ts'
import { joined, mainsOf, verdictOf } from './process-files.ts'
import type { ProcessFile, Verdict } from './process-files.ts'
import { text } from './text.ts'

const MOST_FILES = 100

/** An import while it is put together: every change of it is checked by the server, which stores nothing until it is sent. */
export function createImport() {
  const words = useText(text)
  const souk = useSouk()
  const navigate = useNavigate()
  const [files, setFiles] = createSignal<readonly ProcessFile[]>([])
  const [wanted, setMain] = createSignal('')
  const [compatible, setCompatible] = createSignal(false)
  const [activate, setActivate] = createSignal(true)
  const mains = createMemo(() => mainsOf(files()))
  const main = (): string => mains().find((path) => path === wanted()) ?? mains()[0] ?? ''
  const request = () => ({ files: [...files()], main: main(), compatible: compatible() })
  const isTooMany = (): boolean => files().length > MOST_FILES

  const check = createFollowed(() => souk.processes.import.mutate({ ...request(), activate: false, dryRun: true }))
  const isCheckable = (): boolean => files().length > 0 && !isTooMany()
  const recheck = (): void => {
    check.clear()
    if (isCheckable()) void check.reload()
  }
  createEffect(on([files, main, compatible], recheck, { defer: true }))
  const verdict = (): Verdict | undefined => {
    const checked = check.value()
    return checked && verdictOf(checked.findings, compatible())
  }
  const act = createAct(async () => {
    const { process } = await souk.processes.import.mutate({ ...request(), activate: activate(), dryRun: false })
    if (!process) return recheck()
    showToast({ kind: 'good', title: words().done(process.name, process.version) })
    navigate(processHref(process.name))
  })
  return {
    files,
    add: (more: readonly ProcessFile[]) => setFiles((known) => joined(known, more)),
    remove: (path: string) => setFiles((known) => known.filter((file) => file.path !== path)),
    isTooMany,
    mains,
    main,
    setMain,
    compatible,
    setCompatible,
    activate,
    setActivate,
    check,
    isChecking: () => isCheckable() && check.value() === undefined && check.error() === undefined,
    verdict,
    act,
  }
}

export type Import = ReturnType<typeof createImport>
